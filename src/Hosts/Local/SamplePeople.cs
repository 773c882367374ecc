using BucketManager.Domain.People;

namespace BucketManager.Hosts.Local;

/// <summary>The people of the local host. They need no password: it listens on loopback only.</summary>
public static class SamplePeople
{
    public static Actor Admin { get; } = Person("admin@example.com", "Ada Admin", isAdmin: true);

    public static Actor Manager { get; } = Person("manager@example.com", "Mara Manager");

    public static Actor SecondManager { get; } = Person("second.manager@example.com", "Sam Second");

    /// <summary>Of the sample project.</summary>
    public static Actor Viewer { get; } = Person("viewer@example.com", "Vera Viewer");

    /// <summary>Of no project.</summary>
    public static Actor Stranger { get; } = Person("stranger@example.com", "Sten Stranger");

    public static IReadOnlyList<Actor> All { get; } = [Admin, Manager, SecondManager, Viewer, Stranger];

    public static Actor? Find(string? email) => All.FirstOrDefault(p => p.Email.ToString() == email?.Trim().ToLowerInvariant());

    /// <summary>The rights of a sample person in the sample project, as <see cref="Adapters.Http.SignInPerson"/> says it.</summary>
    public static string MayOf(Actor person) => person switch
    {
        { IsAdmin: true } => "everything",
        _ when person == Manager || person == SecondManager => "manage",
        _ when person == Viewer => "view",
        _ => "nothing",
    };

    private static Actor Person(string email, string name, bool isAdmin = false) => new(EmailAddress.Parse(email), name, isAdmin);
}
