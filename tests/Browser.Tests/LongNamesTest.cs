namespace BucketManager.Browser.Tests;

/// <summary>The longest titles, companies and descriptions that are allowed, each one word.</summary>
public sealed class LongNamesTest(House house) : IClassFixture<House>
{
    private static readonly string[] Pages =
    [
        "", "/buckets", "/buckets?open=longest-description-of-30-abc", "/buckets/longest-description-of-30-abc", "/users", "/users?open=longest-company-name-of-30-abc",
        "/users/longest-company-name-of-30-abc", "/users/longest-company-name-of-30-abc?tab=handovers", "/users/longest-company-name-of-30-abc/access",
        "/users/longest-company-name-of-30-abc/edit", "/access", "/access?by=bucket", "/activity", "/settings",
    ];

    [Theory]
    [InlineData(1280)]
    [InlineData(900)]
    [InlineData(375)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        await MakeAsync();
        await using var window = await Stage.OpenAsync(house, new Look { Width = width });
        await window.SignInAsync("Mara Manager");
        await Expect(window.Page.GetByText(new string('T', 80)).First).ToBeVisibleAsync();
        await window.FitsAsync();
        foreach (var page in Pages)
        {
            await window.GoToAsync($"/projects/demo{page}");
            await Expect(window.Page.Locator(".late")).ToHaveCountAsync(0);
            await window.FitsAsync();
        }
    }

    /// <summary>Once: the tests of a class share the house.</summary>
    private async Task MakeAsync()
    {
        var users = await house.AskAsync("manager", HttpMethod.Get, "/api/projects/demo/users?search=longest");
        if (users["total"]!.GetValue<int>() > 0)
            return;
        await house.EndedAsync(await house.EditAsync(string.Empty, spec => spec["title"] = new string('T', 80)));
        await house.EndedAsync(await house.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/buckets", new JsonObject
        {
            ["name"] = "longest-description-of-30-abc",
            ["spec"] = new JsonObject { ["description"] = new string('D', 500) },
        }));
        await house.AddUserAsync(
            "longest-company-name-of-30-abc", new string('C', 100), new JsonObject { ["bucket"] = "longest-description-of-30-abc", ["can"] = "exchange" });
        await house.AskAsync("manager", HttpMethod.Post, "/api/projects/demo/users/longest-company-name-of-30-abc/handovers", new JsonObject { ["give"] = "accessKey" });
    }
}
