using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class SearchTests
{
    [Theory]
    [InlineData("invoices", "bucket/invoices: invoices")]
    [InlineData("FROM acme", "bucket/invoices: Invoices from ACME")]
    [InlineData("acme deliv", "project/acme: ACME deliveries")]
    [InlineData("ada ex", "user/acme-edi: Ada Example")]
    [InlineData("ada@", "user/acme-edi: ada@acme.example")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "user/acme-edi: AKIAIOSFODNN7EXAMPLE")]
    [InlineData("akiaiosf", "user/acme-edi: AKIAIOSFODNN7EXAMPLE")]
    [InlineData("nothing of this", "")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public async Task What_people_typed_and_key_ids_are_found(string text, string hits) =>
        Assert.Equal(hits, string.Join(' ', await FindAsync(await SampleAsync(), A.Viewer, text)));

    [Fact]
    public async Task A_stranger_finds_nothing_of_a_foreign_project()
    {
        var known = await SampleAsync();

        foreach (var text in new[] { "acme", "invoices", "AKIAIOSFODNN7EXAMPLE" })
            Assert.Empty(await FindAsync(known, A.Stranger, text));
    }

    [Fact]
    public async Task Names_that_fit_best_come_first_and_no_more_than_50()
    {
        ThingState[] things =
        [
            A.Ready(A.Bucket("invoices"), BucketSpec.Plain),
            A.Ready(A.Bucket("our-invoices"), BucketSpec.Plain),
            A.Ready(A.Bucket("invoices-old"), BucketSpec.Plain),
            .. Enumerable.Range(0, 60).Select(i => A.Ready(A.Bucket($"bucket-{i:00}"), A.BucketSpec(new BucketFields { Description = "no invoices" }))),
        ];

        var hits = await FindAsync(await Known.WithAsync(things), A.Viewer, "invoices");

        Assert.Equal(Search.MaxHits, hits.Count);
        Assert.Equal(["bucket/invoices: invoices", "bucket/invoices-old: invoices-old"], hits.Take(2));
    }

    [Fact]
    public async Task All_projects_that_one_may_see_are_searched()
    {
        var known = await SampleAsync();
        var other = ProjectName.Parse("other");
        await known.CommitAsync(A.Ready(ThingKey.OfProject(other), A.ProjectSpec()), A.Ready(ThingKey.OfUser(other, UserName.Parse("acme-too")), A.UserSpec()));

        var hits = await new Search(known.Views, known.Handovers).RunAsync(A.Viewer, "Ada Example", default);

        Assert.Equal(["acme/user/acme-edi", "other/user/acme-too"], hits.Select(h => h.Key.ToString()));
    }

    private static async Task<Known> SampleAsync()
    {
        var known = await Known.WithAsync(
            A.Ready(A.Bucket(), A.BucketSpec(new BucketFields { Description = "Invoices from ACME" })),
            A.Ready(A.User(), A.UserSpec()),
            new ThingState(A.Bucket("invoices-gone")) { Revision = 2 });
        await known.LinkAsync("claimed", HandoverState.Claimed, keyId: "AKIAIOSFODNN7EXAMPLE");
        await known.LinkAsync("of-nobody", HandoverState.Claimed, user: "nobody", keyId: "AKIAIOSFODNN8EXAMPLE");
        return known;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(Known known, Actor actor, string text) =>
    [
        .. (await new Search(known.Views, known.Handovers).RunAsync(actor, text, default)).Select(h => $"{h.Key.Kind.Word()}/{h.Key.Name}: {h.Match}"),
    ];
}
