using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>What people typed into a thing, for searches. Both what is applied and what is under way can be found.</summary>
internal static class SearchableText
{
    /// <summary>All of it, the name first.</summary>
    public static string[] Of(ThingState thing) =>
        [thing.Key.Name, .. Specs(thing).SelectMany(Of)];

    /// <summary>The first of the texts in which <paramref name="wanted"/> stands; null: in none.</summary>
    public static string? Match(string[] texts, Sought wanted) => Array.Find(texts, wanted.IsIn);

    /// <summary>The first text of the thing in which <paramref name="wanted"/> stands; null: in none.</summary>
    public static string? Match(ThingState thing, Sought wanted)
    {
        if (wanted.IsIn(thing.Key.Name))
            return thing.Key.Name;
        foreach (var spec in Specs(thing))
        {
            if (Of(spec).FirstOrDefault(wanted.IsIn) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The names people use beside the short one: titles, companies, also of a thing that is deleted.</summary>
    public static IEnumerable<string> CalledBy(ThingState thing) => Specs(thing).Select(spec => spec.DisplayName).Append(thing.FormerName).OfType<string>();

    private static IEnumerable<Spec> Specs(ThingState thing) =>
        new[] { thing.Applied?.Record.Spec, thing.Newest?.Record.Spec, thing.Failed?.Spec }.OfType<Spec>().Distinct();

    private static IEnumerable<string> Of(Spec spec) => spec switch
    {
        ProjectSpec project =>
        [
            project.Title, project.Account.ToString(), project.Region.ToString(),
            .. project.Managers.Select(m => m.ToString()), .. project.Viewers.Select(v => v.ToString()),
        ],
        BucketSpec bucket =>
        [
            bucket.Description, .. bucket.Tags.Select(t => $"{t.Key} = {t.Value}"), .. bucket.AllowedNetworks.Select(n => n.ToString()),
        ],
        UserSpec user =>
        [
            user.Company, user.ContactName, user.ContactEmail.ToString(),
            .. user.AllowedNetworks.Select(n => n.ToString()), .. user.Grants.Select(g => g.Where),
        ],
        _ => [],
    };
}
