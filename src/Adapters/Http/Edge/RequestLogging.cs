using System.Diagnostics;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>
/// What is left of a request: a log line and a trace with the route's template, never its path, because paths hold tokens;
/// and an answer for whatever went wrong below.
/// </summary>
internal sealed partial class RequestLogging(RequestDelegate next, RefusalProblems problems, TimeProvider clock, ILogger<RequestLogging> log)
{
    private const string Unmatched = "(none)";

    public async Task InvokeAsync(HttpContext http)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception trouble) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, trouble);
        }
        finally
        {
            Leave(http, clock.GetElapsedTime(started));
        }
    }

    private async Task AnswerAsync(HttpContext http, Exception trouble)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        Refusal refusal;
        switch (trouble)
        {
            case PortException port:
                refusal = PortProblems.Of(port.Fault, traceId, port.Says);
                LogDrivenSide(port.Fault, Template(http), traceId, port);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                refusal = new RequestFault.TooLarge(http.RequestServices.GetRequiredService<HttpApiSettings>().MaxBodyBytes);
                break;
            case BadHttpRequestException:
                refusal = new RequestFault.Malformed(Say.RequestUnreadable());
                break;
            default:
                refusal = new RequestFault.Unexpected(traceId);
                LogUnexpected(Template(http), traceId, trouble);
                break;
        }

        // What an endpoint prepared before it failed belongs to an answer that is not given.
        http.Response.Headers.ETag = default;
        http.Response.Headers.Location = default;
        await new ProblemResult(problems.Of(refusal)).ExecuteAsync(http);
    }

    private void Leave(HttpContext http, TimeSpan took)
    {
        var template = Template(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { } activity)
        {
            activity.DisplayName = $"{http.Request.Method} {template}";
            activity.SetTag("http.route", template);
            activity.SetTag("url.path", template);
            activity.SetTag("url.query", null);
            activity.SetTag("url.full", null);
        }

        LogAnswered(http.Request.Method, template, http.Response.StatusCode, took.TotalMilliseconds);
    }

    private static string Template(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern ? "/" + pattern.TrimStart('/') : Unmatched;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds:0.0} ms")]
    private partial void LogAnswered(string method, string route, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A driven side failed ({Fault}) below {Route}; trace {TraceId}")]
    private partial void LogDrivenSide(PortFault fault, string route, string traceId, Exception cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "Defect below {Route}; trace {TraceId}")]
    private partial void LogUnexpected(string route, string traceId, Exception cause);
}
