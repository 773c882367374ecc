using System.Collections.Concurrent;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Reading.Views;

/// <summary>The projects that somebody may see, at one moment: true as long as no project moves.</summary>
internal sealed class VisibleProjects
{
    /// <summary>So many searches are remembered. Somebody types letter by letter, and others look for the same.</summary>
    private const int MostSearches = 100;

    private readonly Dictionary<ThingKey, ProjectView> views;
    private readonly ConcurrentDictionary<string, IReadOnlyList<SearchHit>> searches = new(StringComparer.OrdinalIgnoreCase);

    public VisibleProjects(IEnumerable<ProjectView> all, Actor actor)
    {
        Projects =
        [
            .. from project in all
               where project.Thing is { IsTombstone: false }
               let role = project.RoleOf(actor)
               where AccessRules.Allows(UseCase.ReadProject, role)
               orderby project.Project
               select (project, role),
        ];
        views = Projects.ToDictionary(p => p.Project.Thing!.Key, p => p.Project);
        Sorted = new SortedThings(Projects.Select(p => p.Project.Thing!), ThingKind.Project);
    }

    /// <summary>With the actor's role in each, by name.</summary>
    public IReadOnlyList<(ProjectView Project, Role Role)> Projects { get; }

    public SortedThings Sorted { get; }

    public ProjectView Of(ThingKey project) => views[project];

    /// <summary>What <paramref name="find"/> finds in the projects, or found before.</summary>
    public IReadOnlyList<SearchHit> Found(string wanted, Func<string, IReadOnlyList<SearchHit>> find)
    {
        if (searches.TryGetValue(wanted, out var known))
            return known;
        var found = find(wanted);
        if (searches.Count < MostSearches)
            searches.TryAdd(wanted, found);
        return found;
    }
}
