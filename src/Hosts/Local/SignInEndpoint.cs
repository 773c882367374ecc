using System.Text.Json;
using System.Text.Json.Serialization;
using BucketManager.Domain.Basics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BucketManager.Hosts.Local;

/// <summary><c>POST /dev/sign-in</c>: a token for one of the sample people. Mapped on loopback only, and not where people sign in with OIDC.</summary>
internal static class SignInEndpoint
{
    private const int MaxBytes = 4096;

    public static void Map(IEndpointRouteBuilder routes, DevelopmentTokens tokens) =>
        routes.MapPost("/dev/sign-in", (Delegate)((HttpContext http) => SignInAsync(http, tokens))).ExcludeFromDescription();

    private static async Task<IResult> SignInAsync(HttpContext http, DevelopmentTokens tokens)
    {
        if (SamplePeople.Find(await ReadEmailAsync(http)) is not { } person)
            return Unknown();
        var (accessToken, expiresAt) = tokens.For(person);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new SignedIn(accessToken, UtcTime.Text(expiresAt)), SignInJson.Default.SignedIn);
    }

    private static async Task<string?> ReadEmailAsync(HttpContext http)
    {
        var body = new byte[MaxBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, http.RequestAborted);
        try
        {
            return length > MaxBytes ? null : JsonSerializer.Deserialize(body.AsSpan(0, length), SignInJson.Default.SignInRequest)?.Email;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonHttpResult<UnknownPerson> Unknown()
    {
        var people = string.Join(", ", SamplePeople.All.Select(p => p.Email));
        var message = $"Must be one of {people}.";
        return TypedResults.Json(
            new UnknownPerson("/problems/invalid", "Some fields cannot be accepted", 400,
                $"Nobody of that address can sign in here. {message}", "sample-people", new Dictionary<string, string> { ["people"] = people },
                [new UnknownField("/email", "sample-people", message)]),
            SignInJson.Default.UnknownPerson,
            "application/problem+json",
            400);
    }
}

internal sealed record SignInRequest(string? Email);

internal sealed record SignedIn(string AccessToken, string ExpiresAt);

internal sealed record UnknownPerson(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string> Args, IReadOnlyList<UnknownField> Errors);

internal sealed record UnknownField(string Field, string Rule, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(UnknownPerson))]
internal sealed partial class SignInJson : JsonSerializerContext;
