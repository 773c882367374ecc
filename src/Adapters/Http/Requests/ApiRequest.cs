using System.Security.Cryptography;
using System.Text;
using BucketManager.Adapters.Api;
using BucketManager.Adapters.Api.Bodies.Jobs;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>One request: who asks, what stands in its path, query, headers and body, and how it is answered.</summary>
internal sealed class ApiRequest
{
    private const int MaxRequestKey = 64;

    private readonly HttpContext http;
    private readonly HttpApiSettings settings;
    private readonly RefusalProblems problems;
    private readonly ResponseCache kept;
    private byte[] body = [];

    private ApiRequest(HttpContext http)
    {
        this.http = http;
        settings = http.RequestServices.GetRequiredService<HttpApiSettings>();
        problems = http.RequestServices.GetRequiredService<RefusalProblems>();
        kept = http.RequestServices.GetRequiredService<ResponseCache>();
        Things = http.RequestServices.GetRequiredService<ThingJson>();
        Query = new QueryReader(http.Request.Query);
    }

    /// <summary>Called by the framework to hand an endpoint its request.</summary>
    public static ValueTask<ApiRequest?> BindAsync(HttpContext http) => new(new ApiRequest(http));

    public Actor Actor => CurrentActor.Of(http).Actor;

    public ThingJson Things { get; }

    public QueryReader Query { get; }

    /// <summary>Of a route below a project; that it is legal was settled before (<see cref="Endpoints.RightsFirst"/>).</summary>
    public ProjectName Project => ProjectName.Parse(Segment("project"));

    public string Segment(string name) => (string?)http.Request.RouteValues[name] ?? string.Empty;

    /// <summary>The bucket in the path. A name that cannot be one is not found.</summary>
    public Result<BucketName> Bucket => InPath(BucketName.Check(Segment("bucket")));

    /// <summary>The user in the path.</summary>
    public Result<UserName> User => InPath(UserName.Check(Segment("user")));

    public static Result<T> InPath<T>(Result<T> name)
        where T : notnull => name.Accepted ? name : new Refusal.NotFound();

    /// <summary>The body, of the right shape: unknown, doubled and wrong fields are refused, all of them at once.</summary>
    /// <param name="optional">No body at all stands for an empty object.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<Result<T>> BodyAsync<T>(CancellationToken cancel, bool optional = false)
        where T : class, new()
    {
        var read = await BodyReader.ReadAsync(http.Request, settings.MaxBodyBytes, optional, cancel);
        if (!read.Accepted)
            return read.Refusal;
        body = read.Value;
        var errors = new FieldErrors();
        Query.RefuseUnknown(http, errors);
        return JsonBody.Parse<T>(body, errors);
    }

    /// <summary>The body of an edit with what its headers and query say about it.</summary>
    public async Task<Result<(T Body, EditTerms Terms)>> EditAsync<T>(CancellationToken cancel)
        where T : class, new()
    {
        var read = await BodyAsync<T>(cancel);
        if (!read.Accepted)
            return read.Refusal;
        var terms = Terms(new FieldErrors());
        return terms.Accepted ? (read.Value, terms.Value) : terms.Refusal;
    }

    /// <summary>What headers and query say about an edit, unless <paramref name="errors"/> holds what was wrong before.</summary>
    public Result<EditTerms> Terms(FieldErrors errors)
    {
        var dryRun = Query.Flag("dryRun", errors);
        var revision = IfMatch.Read(http.Request.Headers.IfMatch, errors);
        var key = dryRun || !HttpMethods.IsPost(http.Request.Method) ? null : RequestKey(errors);
        return errors.Any ? errors.Refusal : new EditTerms(revision, dryRun, key);
    }

    /// <summary>The Idempotency-Key and what it stands for; null: none was sent.</summary>
    public Result<RequestKeyRead> RequestKey()
    {
        var errors = new FieldErrors();
        var key = RequestKey(errors);
        return errors.Any ? errors.Refusal : new RequestKeyRead(key);
    }

    /// <summary>What a list is asked for. Sorting only by <paramref name="sorts"/>.</summary>
    public Result<ListQuery> ListQuery(params ReadOnlySpan<string> sorts)
    {
        var errors = new FieldErrors();
        var (sort, descending) = Query.Sort(sorts, errors);
        var query = new ListQuery(
            Query.Text("search", errors, 200),
            Query.Word("status", ThingWords.Statuses, errors),
            sort,
            descending,
            Query.PageSize(errors),
            Query.Text("pageToken", errors, 500));
        return errors.Any ? errors.Refusal : query;
    }

    public IResult Thing(ThingSummary shown) => new JsonBytesResult([Things.Written(shown).Bytes]) { Revision = shown.State.Revision };

    /// <param name="value">The same object as long as it says the same: then its answer is written once.</param>
    /// <param name="show">How it is written.</param>
    public IResult Kept<T, TShown>(T value, Func<T, TShown> show)
        where T : class =>
        new JsonBytesResult([kept.Of(value, value, v => ApiJson.Write(show(v))).Bytes]);

    public IResult Refuse(Refusal refusal) => new ProblemResult(problems.Of(refusal));

    public IResult Edited(Result<EditResult> result) => result switch
    {
        { Accepted: false } => Refuse(result.Refusal),
        { Value: EditResult.Accepted { Operation: var operation } } =>
            new JsonResult<OperationResponse>(Things.Of(operation), StatusCodes.Status202Accepted) { Location = ResourceUrls.Of(operation) },
        { Value: EditResult.Begun { Job: var job } } => Begun(job),
        { Value: EditResult.Preview preview } => new JsonResult<PreviewResponse>(PreviewResponse.From(preview)),
        _ => throw new InvalidOperationException("An answer of no kind."),
    };

    public static IResult Begun(Job job) =>
        new JsonResult<JobResponse>(JobResponse.From(job), StatusCodes.Status202Accepted) { Location = ResourceUrls.Of(job) };

    private RequestKey? RequestKey(FieldErrors errors)
    {
        var sent = http.Request.Headers["Idempotency-Key"];
        if (sent.Count == 0)
            return null;
        var key = sent.Count == 1 ? sent[0] : null;
        if (key is not { Length: > 0 and <= MaxRequestKey })
            errors.Add("Idempotency-Key", FieldRules.Length(min: 1, max: MaxRequestKey));
        else if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            errors.Add("Idempotency-Key", FieldRules.Characters("visible ASCII characters"));
        else
            return new RequestKey(key, BodyHash());
        return null;
    }

    private string BodyHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method}\n{http.Request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
