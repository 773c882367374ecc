using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about projects.</summary>
public static partial class Say
{
    // The diary
    [Sentence("project-opened", "{actor} opened the project {project}")]
    public static partial Sentence ProjectOpened(EmailAddress actor, ProjectName project);

    [Sentence("project-opened-again", "{actor} tried to open the project {project} again")]
    public static partial Sentence ProjectOpenedAgain(EmailAddress actor, ProjectName project);

    [Sentence("project-changed", "{actor} made {count} {count:change|changes} to the project {project}")]
    public static partial Sentence ProjectChanged(EmailAddress actor, int count, ProjectName project);

    [Sentence("project-saved", "{actor} saved the project {project} without changes")]
    public static partial Sentence ProjectSaved(EmailAddress actor, ProjectName project);

    [Sentence("project-renamed", "{actor} changed the title of the project {project} to \"{title}\"")]
    public static partial Sentence ProjectRenamed(EmailAddress actor, ProjectName project, string title);

    [Sentence("manager-was-added", "{actor} made {person} a manager of {project}")]
    public static partial Sentence ManagerWasAdded(EmailAddress actor, EmailAddress person, ProjectName project);

    [Sentence("manager-was-removed", "{actor} removed {person} from the managers of {project}")]
    public static partial Sentence ManagerWasRemoved(EmailAddress actor, EmailAddress person, ProjectName project);

    [Sentence("viewer-was-added", "{actor} made {person} a viewer of {project}")]
    public static partial Sentence ViewerWasAdded(EmailAddress actor, EmailAddress person, ProjectName project);

    [Sentence("viewer-was-removed", "{actor} removed {person} from the viewers of {project}")]
    public static partial Sentence ViewerWasRemoved(EmailAddress actor, EmailAddress person, ProjectName project);

    [Sentence("sftp-was-switched-on", "{actor} switched SFTP on for {project}")]
    public static partial Sentence SftpWasSwitchedOn(EmailAddress actor, ProjectName project);

    [Sentence("sftp-was-switched-off", "{actor} switched SFTP off for {project}")]
    public static partial Sentence SftpWasSwitchedOff(EmailAddress actor, ProjectName project);

    [Sentence("project-closed", "{actor} closed the project {project}")]
    public static partial Sentence ProjectClosed(EmailAddress actor, ProjectName project);

    // Summaries
    [Sentence("opens-project", "Opens the project {project} in the account {account}, region {region}")]
    public static partial Sentence OpensProject(ProjectName project, AccountId account, Region region);

    [Sentence("closes-project", "Closes the project {project} and removes what BucketManager set up in the account {account}")]
    public static partial Sentence ClosesProject(ProjectName project, string account);

    [Sentence("title-changed", "Changes the title to \"{title}\" (was \"{was}\")")]
    public static partial Sentence TitleChanged(string title, string was);

    [Sentence("manager-added", "{person} becomes a manager of the project")]
    public static partial Sentence ManagerAdded(EmailAddress person);

    [Sentence("manager-removed", "{person} is no longer a manager of the project")]
    public static partial Sentence ManagerRemoved(EmailAddress person);

    [Sentence("viewer-added", "{person} becomes a viewer of the project")]
    public static partial Sentence ViewerAdded(EmailAddress person);

    [Sentence("viewer-removed", "{person} is no longer a viewer of the project")]
    public static partial Sentence ViewerRemoved(EmailAddress person);

    [Sentence("sftp-switched-on", "Sets up an SFTP server (there was none)")]
    public static partial Sentence SftpSwitchedOn();

    [Sentence("sftp-switched-off", "Removes the SFTP server (was running)")]
    public static partial Sentence SftpSwitchedOff();

    // Warnings
    [Sentence("sftp-cost", "The SFTP server costs about $0.30 an hour, about $216 a month, even when nobody uses it.")]
    public static partial Sentence SftpCost();

    [Sentence("no-managers", "The project has no manager. Only admins can change it.")]
    public static partial Sentence NoManagers();

    [Sentence("you-leave", "You remove yourself from the managers and cannot undo this.")]
    public static partial Sentence YouLeave();

    [Sentence("kept-buckets-stay", "{count} {count:bucket stays|buckets stay} in the account with all files, outside BucketManager: {buckets}.")]
    public static partial Sentence KeptBucketsStay(int count, string buckets);

    [Sentence("project-nearly-full", "With this, the project uses {used} of {max} {what}. When all are used, only another project has room.")]
    public static partial Sentence ProjectNearlyFull(int used, int max, string what);

    // Refusals
    [Sentence("sftp-for-admins", "Only an admin can switch SFTP on or off, because it costs money. Ask an admin.")]
    public static partial Sentence SftpForAdmins();

    [Sentence("last-manager", "The project needs at least one manager.")]
    public static partial Sentence LastManager();

    [Sentence("project-has-things", "The project still has {buckets} {buckets:bucket|buckets} and {users} {users:user|users}. Delete them first.")]
    public static partial Sentence ProjectHasThings(int buckets, int users);

    [Sentence(
        "project-has-kept-buckets",
        "Files were kept in {count} {count:bucket|buckets} of the project ({buckets}). Confirm that they stay in the account, then "
        + "close it.")]
    public static partial Sentence ProjectHasKeptBuckets(int count, string buckets);

    [Sentence("sftp-users-exist", "{count} {count:user connects|users connect} over SFTP: {users}. Switch SFTP off for them first.")]
    public static partial Sentence SftpUsersExist(int count, string users);

    [Sentence("project-full", "A project has room for {max} {what}, and all are used. Delete some that nobody needs, or open another project.")]
    public static partial Sentence ProjectFull(int max, string what);
}
