using System.Text.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Adapters.Api.Json;

/// <summary>Reads bodies and messages of clients: only JSON, only what the contract has.</summary>
public static class JsonBody
{
    // The deepest contract has four levels; what is deeper is nothing that is known here.
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>
    /// The body as its contract. <paramref name="errors"/> may hold what was wrong before; then nothing comes of it either.
    /// </summary>
    public static Result<T> Parse<T>(byte[] body, FieldErrors errors)
        where T : class, new()
    {
        if (body.Length == 0)
            return errors.Any ? errors.Refusal : new T();
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            var type = ApiJson.Of<T>();
            BodyShape.Check(json.RootElement, type, string.Empty, errors);
            return errors.Any ? errors.Refusal : json.RootElement.Deserialize(type) ?? new T();
        }
        catch (JsonException broken)
        {
            return new RequestFault.Malformed(Say.MalformedJson(
                line: (broken.LineNumber ?? 0) + 1, position: (broken.BytePositionInLine ?? 0) + 1));
        }
    }
}
