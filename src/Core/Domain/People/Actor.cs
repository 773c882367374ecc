namespace BucketManager.Domain.People;

/// <summary>The person or program that asks.</summary>
/// <param name="Name">As the sign-in shows it.</param>
/// <param name="IsAdmin">In the group of admins: all projects.</param>
public sealed record Actor(EmailAddress Email, string Name, bool IsAdmin)
{
    /// <summary>Stands for the person in what the program does by itself.</summary>
    public const string System = "system";

    /// <summary>Stands for whoever holds a link: the name is not known.</summary>
    public const string ThirdParty = "third party";
}
