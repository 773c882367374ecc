using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about projects.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm ProjectOpened = New("project-opened", "{actor} opened the project {project}");
    public static readonly SentenceForm ProjectOpenedAgain = New("project-opened-again",
        "{actor} tried to open the project {project} again");
    public static readonly SentenceForm ProjectChanged = New("project-changed",
        "{actor} made {count} {count:change|changes} to the project {project}");
    public static readonly SentenceForm ProjectSaved = New("project-saved", "{actor} saved the project {project} without changes");
    public static readonly SentenceForm ProjectRenamed = New("project-renamed", "{actor} changed the title of the project {project} to \"{title}\"");
    public static readonly SentenceForm ManagerWasAdded = New("manager-was-added", "{actor} made {person} a manager of {project}");
    public static readonly SentenceForm ManagerWasRemoved = New("manager-was-removed",
        "{actor} removed {person} from the managers of {project}");
    public static readonly SentenceForm ViewerWasAdded = New("viewer-was-added", "{actor} made {person} a viewer of {project}");
    public static readonly SentenceForm ViewerWasRemoved = New("viewer-was-removed",
        "{actor} removed {person} from the viewers of {project}");
    public static readonly SentenceForm SftpWasSwitchedOn = New("sftp-was-switched-on", "{actor} switched SFTP on for {project}");
    public static readonly SentenceForm SftpWasSwitchedOff = New("sftp-was-switched-off", "{actor} switched SFTP off for {project}");
    public static readonly SentenceForm ProjectClosed = New("project-closed", "{actor} closed the project {project}");

    // Summaries
    public static readonly SentenceForm OpensProject = New("opens-project", "Opens the project {project} in the account {account}, region {region}");
    public static readonly SentenceForm ClosesProject = New("closes-project",
        "Closes the project {project} and removes what BucketManager set up in the account {account}");
    public static readonly SentenceForm TitleChanged = New("title-changed", "Changes the title to \"{title}\" (was \"{was}\")");
    public static readonly SentenceForm ManagerAdded = New("manager-added", "{person} becomes a manager of the project");
    public static readonly SentenceForm ManagerRemoved = New("manager-removed", "{person} is no longer a manager of the project");
    public static readonly SentenceForm ViewerAdded = New("viewer-added", "{person} becomes a viewer of the project");
    public static readonly SentenceForm ViewerRemoved = New("viewer-removed", "{person} is no longer a viewer of the project");
    public static readonly SentenceForm SftpSwitchedOn = New("sftp-switched-on", "Sets up an SFTP server (there was none)");
    public static readonly SentenceForm SftpSwitchedOff = New("sftp-switched-off", "Removes the SFTP server (was running)");

    // Warnings
    public static readonly SentenceForm SftpCost = New("sftp-cost",
        "The SFTP server costs about $0.30 an hour, about $216 a month, even when nobody uses it.");
    public static readonly SentenceForm NoManagers = New("no-managers", "The project has no manager. Only admins can change it.");
    public static readonly SentenceForm YouLeave = New("you-leave", "You remove yourself from the managers and cannot undo this.");
    public static readonly SentenceForm KeptBucketsStay = New("kept-buckets-stay",
        "{count} {count:bucket stays|buckets stay} in the account with all files, outside BucketManager: {buckets}.");

    public static readonly SentenceForm ProjectNearlyFull = New("project-nearly-full",
        "With this, the project uses {used} of {max} {what}. When all are used, only another project has room.");

    // Refusals
    public static readonly SentenceForm SftpForAdmins = New("sftp-for-admins",
        "Only an admin can switch SFTP on or off, because it costs money. Ask an admin.");
    public static readonly SentenceForm LastManager = New("last-manager", "The project needs at least one manager.");
    public static readonly SentenceForm ProjectHasThings = New("project-has-things",
        "The project still has {buckets} {buckets:bucket|buckets} and {users} {users:user|users}. Delete them first.");
    public static readonly SentenceForm ProjectHasKeptBuckets = New("project-has-kept-buckets",
        "Files were kept in {count} {count:bucket|buckets} of the project ({buckets}). Confirm that they stay in the account, then "
        + "close it.");
    public static readonly SentenceForm SftpUsersExist = New("sftp-users-exist",
        "{count} {count:user connects|users connect} over SFTP: {users}. Switch SFTP off for them first.");
    public static readonly SentenceForm ProjectFull = New("project-full",
        "A project has room for {max} {what}, and all are used. Delete some that nobody needs, or open another project.");
}
