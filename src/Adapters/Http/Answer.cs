using BucketManager.Adapters.Http.Contracts;
using BucketManager.Core;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>The usual answers.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T body) => new JsonAnswer<T>(body);

    /// <param name="page">What is shown of the list.</param>
    /// <param name="show">How one of it is written.</param>
    /// <param name="sequence">The project's, read before the page was; null in the list of projects.</param>
    public static IResult List<T, TShown>(Page<T> page, Func<T, TShown> show, long? sequence) =>
        new JsonAnswer<ListResponse<TShown>>(new([.. page.Items.Select(show)], page.Total, page.Next, sequence)) { IsList = true };
}
