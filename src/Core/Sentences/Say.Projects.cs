namespace BucketManager.Core.Sentences;

/// <summary>What is said about projects.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm ProjectOpened = New("project-opened", "{actor} opened the project {project}");
    public static readonly SentenceForm ProjectOpenedAgain = New("project-opened-again", "{actor} tried again to open the project {project}");
    public static readonly SentenceForm ProjectChanged = New("project-changed", "{actor} changed {count} {count:thing|things} about the project {project}");
    public static readonly SentenceForm ProjectSaved = New("project-saved", "{actor} saved the project {project} unchanged");
    public static readonly SentenceForm ProjectRenamed = New("project-renamed", "{actor} changed the title of the project {project} to \"{title}\"");
    public static readonly SentenceForm ManagerWasAdded = New("manager-was-added", "{actor} made {person} a manager of {project}");
    public static readonly SentenceForm ManagerWasRemoved = New("manager-was-removed", "{actor} took {person} off the managers of {project}");
    public static readonly SentenceForm ViewerWasAdded = New("viewer-was-added", "{actor} made {person} a viewer of {project}");
    public static readonly SentenceForm ViewerWasRemoved = New("viewer-was-removed", "{actor} took {person} off the viewers of {project}");
    public static readonly SentenceForm SftpWasSwitchedOn = New("sftp-was-switched-on", "{actor} switched SFTP on for {project}");
    public static readonly SentenceForm SftpWasSwitchedOff = New("sftp-was-switched-off", "{actor} switched SFTP off for {project}");
    public static readonly SentenceForm ProjectClosed = New("project-closed", "{actor} closed the project {project}");

    // Summaries
    public static readonly SentenceForm OpensProject = New("opens-project", "Opens the project {project} in the account {account}, region {region}");
    public static readonly SentenceForm ClosesProject = New("closes-project", "Closes the project {project} and removes what it set up in the account {account}");
    public static readonly SentenceForm TitleChanged = New("title-changed", "Changes the title to \"{title}\" (was \"{was}\")");
    public static readonly SentenceForm ManagerAdded = New("manager-added", "{person} may now manage the project");
    public static readonly SentenceForm ManagerRemoved = New("manager-removed", "{person} may no longer manage the project");
    public static readonly SentenceForm ViewerAdded = New("viewer-added", "{person} may now look at the project");
    public static readonly SentenceForm ViewerRemoved = New("viewer-removed", "{person} may no longer look at the project as a viewer");
    public static readonly SentenceForm SftpSwitchedOn = New("sftp-switched-on", "Sets up an SFTP server (was none)");
    public static readonly SentenceForm SftpSwitchedOff = New("sftp-switched-off", "Removes the SFTP server (was running)");

    // Warnings
    public static readonly SentenceForm SftpCost = New("sftp-cost",
        "The SFTP server costs about $0.30 an hour, about $216 a month, also when nobody uses it.");
    public static readonly SentenceForm NoManagers = New("no-managers", "The project has no manager: only admins can change anything in it.");
    public static readonly SentenceForm YouLeave = New("you-leave", "You take yourself off the managers and cannot undo this.");
    public static readonly SentenceForm KeptBucketsStay = New("kept-buckets-stay",
        "Files stay in the account in {count} {count:bucket|buckets} that nobody will manage: {buckets}.");

    public static readonly SentenceForm ProjectNearlyFull = New("project-nearly-full",
        "With this the project has {used} of {max} {what}. When none are left, only another project has room.");

    // Refusals
    public static readonly SentenceForm SftpForAdmins = New("sftp-for-admins", "Only an admin may switch SFTP on or off, because it costs money. Ask one.");
    public static readonly SentenceForm LastManager = New("last-manager", "At least one manager must stay.");
    public static readonly SentenceForm ProjectHasThings = New("project-has-things",
        "The project still has {buckets} {buckets:bucket|buckets} and {users} {users:user|users}. Delete them first.");
    public static readonly SentenceForm ProjectHasKeptBuckets = New("project-has-kept-buckets",
        "Files were kept in {count} {count:bucket|buckets} of the project ({buckets}). Say that they may stay, then close it.");
    public static readonly SentenceForm SftpUsersExist = New("sftp-users-exist",
        "{count} {count:user comes|users come} over SFTP: {users}. Switch SFTP off for them first.");
    public static readonly SentenceForm ProjectFull = New("project-full",
        "A project has room for {max} {what}, and all of it is used. Delete some that nobody needs, or open another project.");
}
