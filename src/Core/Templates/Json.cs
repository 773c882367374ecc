using System.Diagnostics.CodeAnalysis;

namespace BucketManager.Core.Templates;

/// <summary>
/// A piece of a template: an immutable JSON tree. An intrinsic function is a case of its own, and an object refuses a field
/// that CloudFormation would take for one, so text that a person typed stays text.
/// </summary>
internal abstract record Json
{
    private Json()
    {
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Json?(string? text) => text is null ? null : new Text(text);

    public static implicit operator Json(long number) => new Whole(number);

    public static implicit operator Json(bool flag) => new Flag(flag);

    /// <summary>An object; fields whose value is null are left out. The order is kept.</summary>
    public static Object Of(params ReadOnlySpan<(string Name, Json? Value)> fields)
    {
        var given = new List<Field>(fields.Length);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                given.Add(new Field(name, value));
        }

        return new Object([.. given]);
    }

    public static List ListOf(params ReadOnlySpan<Json> items) => new(ValueList.Create(items));

    public static List ListOf(IEnumerable<Json> items) => new(items.ToValueList());

    public static Intrinsic Ref(string logicalId) => new("Ref", logicalId);

    public static Intrinsic GetAtt(string logicalId, string attribute) => new("Fn::GetAtt", ListOf(logicalId, attribute));

    public static Intrinsic Join(string delimiter, params ReadOnlySpan<Json> parts) => new("Fn::Join", ListOf(delimiter, ListOf(parts)));

    /// <summary>Plain text, never a function.</summary>
    public sealed record Text(string Value) : Json;

    public sealed record Whole(long Value) : Json;

    public sealed record Flag(bool Value) : Json;

    public sealed record List(ValueList<Json> Items) : Json;

    public sealed record Object : Json
    {
        public Object(ValueList<Field> fields)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in fields)
            {
                if (field.Name is "Ref" || field.Name.StartsWith("Fn::", StringComparison.Ordinal))
                    throw new ArgumentException($"{field.Name} would be an intrinsic function.", nameof(fields));
                if (!names.Add(field.Name))
                    throw new ArgumentException($"{field.Name} stands here twice.", nameof(fields));
            }

            Fields = fields;
        }

        public ValueList<Field> Fields { get; }
    }

    /// <summary>An object that CloudFormation replaces by a value: <c>{"Ref": "KeyArn"}</c>.</summary>
    public sealed record Intrinsic(string Function, Json Argument) : Json;

    public sealed record Field(string Name, Json Value);
}
