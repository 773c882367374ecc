using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Projects;

/// <summary>Says what changes between two specs of a project.</summary>
internal static class ProjectChanges
{
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, ProjectName project, ProjectSpec was, ProjectSpec now)
    {
        var actor = on.Actor.Email;
        var changes = new List<ChangeDescription>();
        if (was.Title != now.Title)
            Add(Say.TitleChanged(title: now.Title, was: was.Title), Say.ProjectRenamed(actor, project, now.Title));
        People(was.Managers, now.Managers, Say.ManagerAdded, Say.ManagerWasAdded, Say.ManagerRemoved, Say.ManagerWasRemoved);
        People(was.Viewers, now.Viewers, Say.ViewerAdded, Say.ViewerWasAdded, Say.ViewerRemoved, Say.ViewerWasRemoved);
        if (!was.Sftp && now.Sftp)
            Add(Say.SftpSwitchedOn(), Say.SftpWasSwitchedOn(actor, project));
        if (was.Sftp && !now.Sftp)
            Add(Say.SftpSwitchedOff(), Say.SftpWasSwitchedOff(actor, project));
        return changes;

        void Add(Sentence summary, Sentence diary) => changes.Add(new ChangeDescription(summary, diary));

        void People(
            ValueList<EmailAddress> before,
            ValueList<EmailAddress> after,
            Func<EmailAddress, Sentence> added,
            Func<EmailAddress, EmailAddress, ProjectName, Sentence> wasAdded,
            Func<EmailAddress, Sentence> removed,
            Func<EmailAddress, EmailAddress, ProjectName, Sentence> wasRemoved)
        {
            foreach (var person in after.Except(before))
                Add(added(person), wasAdded(actor, person, project));
            foreach (var person in before.Except(after))
                Add(removed(person), wasRemoved(actor, person, project));
        }
    }

    public static ValueList<Sentence> Warnings(EditContext on, ProjectSpec? was, ProjectSpec now)
    {
        var warnings = new List<Sentence>();
        if (now.Sftp && was is not { Sftp: true })
            warnings.Add(Say.SftpCost());
        if (now.Managers.Count == 0)
            warnings.Add(Say.NoManagers());
        if (!on.Actor.IsAdmin && was is not null && was.Managers.Contains(on.Actor.Email) && !now.Managers.Contains(on.Actor.Email))
            warnings.Add(Say.YouLeave());
        return [.. warnings];
    }
}
