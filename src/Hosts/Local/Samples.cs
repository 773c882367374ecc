using System.Threading.Channels;
using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Hosts.Local;

/// <summary>The sample project <c>demo</c>, made through the front door at the first start, so that there is something to see.</summary>
internal sealed class Samples(BucketManagerApp app, MemoryNotifier notifier, SimulatedBucketContents contents, TimeProvider clock)
{
    private static readonly ProjectName Demo = ProjectName.Parse("demo");
    private static readonly StackPlace Place = new(AccountId.Parse("123456789012"), Region.Parse("eu-west-1"));

    private static readonly (string Name, int Objects, BucketFields Fields)[] Buckets =
    [
        ("artwork", 12, new BucketFields
        {
            Description = "Print-ready artwork from our agencies",
            Retention = new RetentionFields { KeepPreviousVersionsDays = 30 },
            Tags = new Dictionary<string, string> { ["cost-centre"] = "4711" },
        }),
        ("price-lists", 3, new BucketFields
        {
            Description = "Price lists that retailers collect",
            Retention = new RetentionFields { KeepCurrentDays = 365, MoveToColderAfterDays = 90 },
        }),
        ("contracts", 5, new BucketFields { Description = "Signed contracts, locked against changes", ObjectLockDays = 30 }),
        ("archive", 40, new BucketFields { Description = "Catalogues of past years, for ourselves" }),
    ];

    /// <summary>Makes the project, its buckets and its users, and returns when all of them are applied.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        var ended = Channel.CreateUnbounded<Operation>();
        using var listening = notifier.Listen((change, _) =>
        {
            foreach (var operation in change.Operations.Where(o => o.HasEnded))
                ended.Writer.TryWrite(operation);
            return Task.CompletedTask;
        });

        var project = new ProjectFields
        {
            Title = "Spring catalogue",
            Account = Place.Account.ToString(),
            Region = Place.Region.ToString(),
            Managers = [SamplePeople.Manager.Email.ToString(), SamplePeople.SecondManager.Email.ToString()],
            Viewers = [SamplePeople.Viewer.Email.ToString()],
            Sftp = true,
        };
        await AllAsync(ended.Reader, [await app.OpenProject.RunAsync(SamplePeople.Admin, Demo, project, new EditTerms(), cancel)], cancel);

        var made = new List<Result<EditResult>>();
        foreach (var (name, _, fields) in Buckets)
            made.Add(await app.CreateBucket.RunAsync(SamplePeople.Manager, Demo, BucketName.Parse(name), fields, new EditTerms(), cancel));
        foreach (var (name, fields) in Users())
            made.Add(await app.AddUser.RunAsync(SamplePeople.Manager, Demo, UserName.Parse(name), fields, new EditTerms(), cancel));
        await AllAsync(ended.Reader, made, cancel);
        foreach (var (name, objects, _) in Buckets)
            await contents.SetObjectsAsync(Place, PhysicalName.Of(BucketName.Parse(name), Place.Account, Place.Region), objects, cancel);
    }

    private IEnumerable<(string Name, UserFields Fields)> Users()
    {
        yield return ("north-agency", new UserFields
        {
            Company = "North Agency",
            ContactName = "Nora North",
            ContactEmail = "nora@north-agency.example",
            ExpiresAt = clock.GetUtcNow().AddYears(1),
            Grants = [new GrantFields { Bucket = "artwork", Prefix = "in/north/", Can = "deliver" }],
        });
        yield return ("blue-press", new UserFields
        {
            Company = "Blue Press",
            ContactName = "Bea Blue",
            ContactEmail = "bea@blue-press.example",
            ExpiresAt = clock.GetUtcNow().AddDays(10),
            AllowedNetworks = ["203.0.113.0/24"],
            Grants =
            [
                new GrantFields { Bucket = "artwork", Can = "collect" },
                new GrantFields { Bucket = "contracts", Prefix = "blue-press/", Can = "exchange" },
            ],
        });
        yield return ("old-mill", new UserFields
        {
            Company = "Old Mill Stores",
            ContactName = "Otto Mill",
            ContactEmail = "otto@old-mill.example",
            Sftp = true,
            Grants = [new GrantFields { Bucket = "price-lists", Prefix = "old-mill/", Can = "collect" }],
        });
    }

    private static async Task AllAsync(ChannelReader<Operation> ended, IEnumerable<Result<EditResult>> answers, CancellationToken cancel)
    {
        var waiting = answers.Select(a => ((EditResult.Accepted)a.Value).Operation.Id).ToHashSet();
        while (waiting.Count > 0)
        {
            var operation = await ended.ReadAsync(cancel);
            if (waiting.Remove(operation.Id) && operation.State != OperationState.Succeeded)
                throw new InvalidOperationException($"The sample {operation.Key} was not made: {operation.Reason}");
        }
    }
}
