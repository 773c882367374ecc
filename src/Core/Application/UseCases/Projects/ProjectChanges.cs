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
        var changes = new List<ChangeDescription>();
        if (was.Title != now.Title)
            Add(Say.TitleChanged.With(("title", now.Title), ("was", was.Title)), Say.ProjectRenamed, ("title", now.Title));
        People(was.Managers, now.Managers, Say.ManagerAdded, Say.ManagerWasAdded, Say.ManagerRemoved, Say.ManagerWasRemoved);
        People(was.Viewers, now.Viewers, Say.ViewerAdded, Say.ViewerWasAdded, Say.ViewerRemoved, Say.ViewerWasRemoved);
        if (was.Sftp != now.Sftp)
            Add((now.Sftp ? Say.SftpSwitchedOn : Say.SftpSwitchedOff).With(), now.Sftp ? Say.SftpWasSwitchedOn : Say.SftpWasSwitchedOff);
        return changes;

        void Add(Sentence summary, SentenceForm diary, params (string Name, object? Value)[] args) =>
            changes.Add(new ChangeDescription(summary, diary.With([("actor", on.Actor.Email), ("project", project), .. args])));

        void People(
            ValueList<EmailAddress> before,
            ValueList<EmailAddress> after,
            SentenceForm added,
            SentenceForm wasAdded,
            SentenceForm removed,
            SentenceForm wasRemoved)
        {
            foreach (var person in after.Except(before))
                Add(added.With(("person", person)), wasAdded, ("person", person));
            foreach (var person in before.Except(after))
                Add(removed.With(("person", person)), wasRemoved, ("person", person));
        }
    }

    public static ValueList<Sentence> Warnings(EditContext on, ProjectSpec? was, ProjectSpec now)
    {
        var warnings = new List<Sentence>();
        if (now.Sftp && was is not { Sftp: true })
            warnings.Add(Say.SftpCost.With());
        if (now.Managers.Count == 0)
            warnings.Add(Say.NoManagers.With());
        if (!on.Actor.IsAdmin && was is not null && was.Managers.Contains(on.Actor.Email) && !now.Managers.Contains(on.Actor.Email))
            warnings.Add(Say.YouLeave.With());
        return [.. warnings];
    }
}
