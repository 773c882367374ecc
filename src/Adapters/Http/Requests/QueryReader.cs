using System.Collections.Frozen;
using System.Globalization;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Http.Endpoints;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>Reads a query. What is wrong with it is noted under the parameter's name.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public const int DefaultPageSize = 50;

    public const int MaxPageSize = 200;

    /// <summary>A parameter that the endpoint does not know would be silently ignored: a mistyped <c>dryRun</c> must not delete.</summary>
    public void RefuseUnknown(HttpContext http, FieldErrors errors)
    {
        var known = http.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>() ?? [];
        foreach (var name in query.Keys)
        {
            if (!known.Any(p => p.Name == name))
                errors.Add(name, Say.UnknownParameter());
        }
    }

    /// <summary>Null: absent or empty.</summary>
    public string? Text(string name, FieldErrors errors, int maxLength)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add(name, FieldRules.Duplicate());
            return null;
        }

        var text = values.ToString();
        if (text.Length <= maxLength)
            return text.Length == 0 ? null : text;
        errors.Add(name, FieldRules.Length(min: 0, max: maxLength));
        return null;
    }

    public bool Flag(string name, FieldErrors errors)
    {
        switch (Text(name, errors, 10))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                errors.Add(name, FieldRules.OneOf("true, false"));
                return false;
        }
    }

    public T? Word<T>(string name, FrozenDictionary<string, T> words, FieldErrors errors)
        where T : struct
    {
        if (Text(name, errors, 50) is not { } text)
            return null;
        if (words.TryGetValue(text, out var value))
            return value;
        errors.Add(name, FieldRules.OneOf(string.Join(", ", words.Keys.Order(StringComparer.Ordinal))));
        return null;
    }

    public DateTimeOffset? Time(string name, FieldErrors errors)
    {
        if (Text(name, errors, 50) is not { } text)
            return null;
        if (UtcTimeConverter.Parse(text) is { } time)
            return time;
        errors.Add(name, Say.WrongType("a time such as 2026-11-24T09:00:00.000Z"));
        return null;
    }

    public int PageSize(FieldErrors errors)
    {
        if (Text("pageSize", errors, 20) is not { } text)
            return DefaultPageSize;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxPageSize)
            return size;
        errors.Add("pageSize", FieldRules.Range(min: 1, max: MaxPageSize));
        return DefaultPageSize;
    }

    /// <summary>A field's name; with a hyphen before it, the other way round.</summary>
    public (string Sort, bool Descending) Sort(ReadOnlySpan<string> allowed, FieldErrors errors)
    {
        var text = Text("sort", errors, 50) ?? "name";
        var descending = text.StartsWith('-');
        var sort = descending ? text[1..] : text;
        if (allowed.Contains(sort))
            return (sort, descending);
        errors.Add("sort", FieldRules.OneOf(string.Join(", ", allowed.ToArray())));
        return ("name", false);
    }
}
