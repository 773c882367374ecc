using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class ThingListTests
{
    private static readonly string[] Sorts = ["name", "status", "requestedAt", "company", "expiresAt"];

    private static readonly Gen<ThingState> User =
        from name in Any.UserName
        from spec in Any.UserSpec
        from minutes in Gen.Int[0, 3]
        from isReady in Gen.Bool
        let key = A.User(name.ToString())
        let ready = A.Ready(key, spec)
        select isReady
            ? ready with { Applied = ready.Applied! with { Record = ready.Applied.Record with { RequestedAt = A.Now.AddMinutes(minutes) } } }
            : A.Wanted(key, spec);

    private static readonly Gen<ThingState[]> Users = User.Array[0, 30].Select(ByName);

    [Fact]
    public void Pages_give_everything_once_in_one_order_whatever_the_order_and_the_size_of_a_page() =>
        Gen.Select(Users, Gen.OneOf(Sorts), Gen.Bool, Gen.Int[1, 7]).Sample((users, sort, descending, size) =>
        {
            var query = new ListQuery(Sort: sort, Descending: descending, PageSize: size);

            var whole = Page(users, query with { PageSize = 200 });
            var pages = Walk(users, query);

            Assert.Equal(Names(whole.Items), Names(pages));
            Assert.Equal(users.Length, whole.Total);
            Assert.Equal(users.Select(u => u.Key.Name).Order(StringComparer.Ordinal), Names(pages).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void What_comes_or_goes_between_two_pages_makes_nothing_else_come_twice_or_be_left_out() =>
        Gen.Select(Users, Users, Gen.OneOf(Sorts), Gen.Bool, Gen.Int[1, 5]).Sample((before, after, sort, descending, size) =>
        {
            // Those that are the same on both sides are what the reader must see exactly once.
            var stay = before.Where((_, i) => i % 2 == 0).ToArray();
            var then = ByName([.. stay, .. after.Where(a => before.All(b => b.Key != a.Key))]);
            var query = new ListQuery(Sort: sort, Descending: descending, PageSize: size);

            var first = Page(before, query);
            var rest = first.Next is null ? [] : Walk(then, query with { From = first.Next });

            var seen = first.Items.Concat(rest).Select(t => t.Key.Name).ToList();
            Assert.Equal(seen.Count, seen.Distinct().Count());
            if (first.Next is not null)
                Assert.All(stay, s => Assert.Contains(s.Key.Name, seen));
        });

    [Fact]
    public void Equal_things_stand_in_the_order_of_their_names_whichever_way_round()
    {
        ThingState[] users = [.. new[] { "abc", "bcd", "cde" }.Select(n => A.Ready(A.User(n), A.UserSpec()))];

        Assert.Equal(["abc", "bcd", "cde"], Names(Page(users, new ListQuery(Sort: "company", Descending: true)).Items));
    }

    [Fact]
    public void Never_ends_later_than_every_date_and_companies_ignore_case()
    {
        ThingState[] users =
        [
            User("one", "beta", null), User("two", "ALPHA", A.Now.AddDays(2)), User("xxx", "alpha", A.Now.AddDays(1)),
        ];

        Assert.Equal(["xxx", "two", "one"], Names(Page(users, new ListQuery(Sort: "expiresAt")).Items));
        Assert.Equal(["two", "xxx", "one"], Names(Page(users, new ListQuery(Sort: "company")).Items));

        static ThingState User(string name, string company, DateTimeOffset? ends) =>
            A.Ready(A.User(name), UserSpec.Check(A.UserFields() with { Company = company, ExpiresAt = ends }).Value);
    }

    [Theory]
    [InlineData("acme-EDI", true)]
    [InlineData("größe gmbh", true)]
    [InlineData("ada", true)]
    [InlineData("ADA@ACME", true)]
    [InlineData("203.0.113", true)]
    [InlineData("invoices/in", true)]
    [InlineData("  ada  ", true)]
    [InlineData("", true)]
    [InlineData("bob", false)]
    [InlineData(".*", false)]
    public void A_search_ignores_case_and_covers_all_that_people_typed(string search, bool found)
    {
        var user = A.Ready(A.User(), UserSpec.Check(A.UserFields(A.Grant()) with { Company = "GRÖẞE GmbH".Replace("ẞ", "ß", StringComparison.Ordinal) }).Value);

        Assert.Equal(found ? 1 : 0, Page([user], new ListQuery(Search: search)).Total);
    }

    [Fact]
    public void A_search_finds_what_is_applied_and_what_is_under_way()
    {
        var bucket = A.Waiting(
            A.Ready(A.Bucket(), A.BucketSpec(new BucketFields { Description = "old" })),
            A.BucketSpec(new BucketFields { Description = "new", Tags = new Dictionary<string, string> { ["cost"] = "4711" } }));

        Assert.All(new[] { "old", "new", "4711" }, text =>
            Assert.Equal(1, PageOf([bucket], ThingKind.Bucket, new ListQuery(Search: text)).Value.Total));
    }

    [Fact]
    public void Only_things_with_a_status_can_be_asked_for()
    {
        ThingState[] buckets = [A.Wanted(A.Bucket("coming"), BucketSpec.Plain), A.Ready(A.Bucket("ready"), BucketSpec.Plain)];

        Assert.Equal(
            ["coming"], Names(PageOf(buckets, ThingKind.Bucket, new ListQuery(Status: ThingStatus.Creating)).Value.Items));
    }

    [Theory]
    [InlineData(0, "pageSize range")]
    [InlineData(201, "pageSize range")]
    public void A_page_has_1_to_200_items(int size, string broken) =>
        Assert.Equal([broken], PageOf([], ThingKind.User, new ListQuery(PageSize: size)).Broken());

    [Fact]
    public void An_order_that_the_kind_lacks_is_refused()
    {
        Assert.Equal(["sort one-of"], PageOf([], ThingKind.Bucket, new ListQuery(Sort: "company")).Broken());
        Assert.Equal(["sort one-of"], PageOf([], ThingKind.User, new ListQuery(Sort: "Name")).Broken());
    }

    [Fact]
    public void A_token_is_for_URLs_and_for_its_own_order_only()
    {
        ThingState[] users = [.. Enumerable.Range(0, 5).Select(i => A.Ready(A.User($"user-{i}"), A.UserSpec()))];

        var token = Page(users, new ListQuery(Sort: "company", PageSize: 2)).Next!;

        Assert.Equal(Uri.EscapeDataString(token), token);
        Assert.Equal(["pageToken page-token-unknown"], PageOf(users, ThingKind.User, new ListQuery(Sort: "name", From: token)).Broken());
        Assert.Equal(
            ["pageToken page-token-unknown"],
            PageOf(users, ThingKind.User, new ListQuery(Sort: "company", Descending: true, From: token)).Broken());
        Assert.Equal(["pageToken page-token-unknown"], PageOf(users, ThingKind.User, new ListQuery(From: "../../etc")).Broken());
    }

    private static Result<Page<ThingState>> PageOf(ThingState[] byName, ThingKind kind, ListQuery query) =>
        ThingList.PageOf(new SortedThings(byName, kind), query);

    private static Page<ThingState> Page(ThingState[] users, ListQuery query) => PageOf(users, ThingKind.User, query).Value;

    private static List<ThingState> Walk(ThingState[] users, ListQuery query)
    {
        var all = new List<ThingState>();
        for (var page = Page(users, query); ; page = Page(users, query with { From = page.Next }))
        {
            all.AddRange(page.Items);
            if (page.Next is null)
                return all;
        }
    }

    private static ThingState[] ByName(ThingState[] users) =>
        [.. users.DistinctBy(u => u.Key).OrderBy(u => u.Key.Name, StringComparer.Ordinal)];

    private static IEnumerable<string> Names(IEnumerable<ThingState> things) => things.Select(t => t.Key.Name);
}
