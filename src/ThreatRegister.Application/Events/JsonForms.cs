using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Events;

/// <summary>
/// How the domain's values stand in JSON: camelCase members, kebab-case enums, ids, dates and quantities as text, absent for null.
/// Unknown, repeated and missing members are refused.
/// </summary>
public static class JsonForms
{
    /// <summary>The form of events, commands and answers that hold no personal data, or show it.</summary>
    public static JsonSerializerOptions Plain { get; } = With(new PlainPersonalConverter());

    /// <summary>As <see cref="Plain"/>, indented: for people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Plain) { WriteIndented = true };

    /// <summary>As <see cref="Indented"/>, without the data of persons: of those it says that there are some.</summary>
    public static JsonSerializerOptions Impersonal { get; } = new(With(new WithheldPersonalConverter())) { WriteIndented = true };

    public static JsonSerializerOptions With(JsonConverter personal) => new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        MaxDepth = 32,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMayBeAbsent } },
        Converters =
        {
            new CodeConverterFactory(),
            new IdConverterFactory(),
            new ItemsConverterFactory(),
            new WhenConverter(),
            new QuantityConverter(),
            personal,
        },
    };

    private static void NullMayBeAbsent(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.IsSetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null)) member.IsRequired = false;
    }
}

/// <summary>An enum member by its code alone: the serializer's own converter also takes other cases and several members at once.</summary>
internal sealed class CodeConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(CodeConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class CodeConverter<TEnum> : TextConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly FrozenDictionary<TEnum, string> codes = Enum.GetValues<TEnum>().ToFrozenDictionary(member => member, member => Codes.Of(member));
        private static readonly FrozenDictionary<string, TEnum> members = codes.ToFrozenDictionary(known => known.Value, known => known.Key, StringComparer.Ordinal);

        protected override TEnum Parse(string text) =>
            members.TryGetValue(text, out var member) ? member : throw new FormatException($"'{text}' is none of {string.Join(", ", members.Keys.Order(StringComparer.Ordinal))}.");

        protected override string Format(TEnum value) => codes[value];
    }
}

internal sealed class IdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdConverter<TId> : TextConverter<TId>
        where TId : struct, IId<TId>
    {
        protected override TId Parse(string text) => TId.Of(text);

        protected override string Format(TId value) => WrittenIds.Of(typeof(TId), value.Value);
    }
}

internal sealed class WhenConverter : TextConverter<When>
{
    protected override When Parse(string text) => When.Parse(text);

    protected override string Format(When value) => value.Text;
}

internal sealed class QuantityConverter : TextConverter<Quantity>
{
    protected override Quantity Parse(string text) => Quantity.Parse(text);

    protected override string Format(Quantity value) => value.ToString();
}

/// <summary>A value that is one JSON string; what its parser refuses is a <see cref="JsonException"/> with the parser's words.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException($"A text is expected, not {reader.TokenType}.");

        try
        {
            return Parse(reader.GetString()!);
        }
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    protected abstract T Parse(string text);

    protected abstract string Format(T value);
}

/// <summary>
/// What a converter reads inside its value. The serializer then knows the path to the value, and the inner call that within it: here
/// the two are joined, the first as the exception's path, the second in its words.
/// </summary>
internal static class Part
{
    public static T Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("It cannot be null.");
        }
        catch (JsonException wrong)
        {
            throw new JsonException($"{name}{wrong.Path?[1..]}: {wrong.Message.Split(" Path: ")[0]}", wrong);
        }
    }
}

internal sealed class ItemsConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Items<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ItemsConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ItemsConverter<T> : JsonConverter<Items<T>>
    {
        public override Items<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException($"A list is expected, not {reader.TokenType}.");

            var elements = new List<T>();
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                elements.Add(Part.Read<T>(ref reader, options, FormattableString.Invariant($"element {elements.Count}")));
            return Items.Create<T>([.. elements]);
        }

        public override void Write(Utf8JsonWriter writer, Items<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in value) JsonSerializer.Serialize(writer, element, options);
            writer.WriteEndArray();
        }
    }
}
