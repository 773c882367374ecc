using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Templates;

/// <summary>
/// A piece of a template: an immutable JSON tree. An intrinsic function is a case of its own, and an object refuses a field
/// that CloudFormation would take for one, so text that a person typed stays text. Each piece knows from the start how long it is
/// when it is written, so nothing needs to be written to learn that.
/// </summary>
internal abstract record Json
{
    private Json((int Length, int Width) size) => (Length, Width) = size;

    /// <summary>Without white space, which is how IAM counts a policy. Characters.</summary>
    public int Length { get; }

    /// <summary>On one line, with a space behind each colon and comma. Characters.</summary>
    public int Width { get; }

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

    private static (int, int) Same(int length) => (length, length);

    private static (int, int) SizeOf(ValueList<Json> items)
    {
        var commas = Math.Max(items.Count - 1, 0);
        var (length, width) = ("[]".Length + commas, "[]".Length + (2 * commas));
        foreach (var item in items.AsSpan())
            (length, width) = (length + item.Length, width + item.Width);
        return (length, width);
    }

    private static (int, int) SizeOf(params ReadOnlySpan<Field> fields)
    {
        var commas = Math.Max(fields.Length - 1, 0);
        var (length, width) = ("{}".Length + commas, "{}".Length + (2 * commas));
        foreach (var field in fields)
        {
            var name = TemplateWriter.LengthOf(field.Name);
            (length, width) = (length + name + ":".Length + field.Value.Length, width + name + ": ".Length + field.Value.Width);
        }

        return (length, width);
    }

    // What has a size is only made anew, never changed: so no property here can be set, not even by "with".

    /// <summary>Plain text, never a function.</summary>
    public sealed record Text(string Value) : Json(Same(TemplateWriter.LengthOf(Value)))
    {
        public string Value { get; } = Value;
    }

    public sealed record Whole(long Value) : Json(Same(Value.ToString(CultureInfo.InvariantCulture).Length))
    {
        public long Value { get; } = Value;
    }

    public sealed record Flag(bool Value) : Json(Same(Value ? "true".Length : "false".Length))
    {
        public bool Value { get; } = Value;
    }

    public sealed record List(ValueList<Json> Items) : Json(SizeOf(Items))
    {
        public ValueList<Json> Items { get; } = Items;
    }

    public sealed record Object : Json
    {
        // So few names are compared with each other sooner than hashed.
        private const int Few = 16;

        public Object(ValueList<Field> fields)
            : base(SizeOf(fields.AsSpan()))
        {
            var names = fields.Count > Few ? new HashSet<string>(StringComparer.Ordinal) : null;
            for (var i = 0; i < fields.Count; i++)
            {
                var name = fields[i].Name;
                if (name is "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal))
                    throw new ArgumentException($"{name} would be an intrinsic function.", nameof(fields));
                if (names is null ? IsAmong(fields.AsSpan()[..i], name) : !names.Add(name))
                    throw new ArgumentException($"{name} stands here twice.", nameof(fields));
            }

            Fields = fields;
        }

        public ValueList<Field> Fields { get; }

        private static bool IsAmong(ReadOnlySpan<Field> fields, string name)
        {
            foreach (var field in fields)
            {
                if (field.Name == name)
                    return true;
            }

            return false;
        }
    }

    /// <summary>An object that CloudFormation replaces by a value: <c>{"Ref": "KeyArn"}</c>.</summary>
    public sealed record Intrinsic(string Function, Json Argument) : Json(SizeOf(new Field(Function, Argument)))
    {
        public string Function { get; } = Function;

        public Json Argument { get; } = Argument;
    }

    public sealed record Field(string Name, Json Value);
}
