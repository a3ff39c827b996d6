using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ThreatRegister.Domain;

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
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
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

        protected override string Format(TId value) => value.Value;
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

internal sealed class ItemsConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Items<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ItemsConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ItemsConverter<T> : JsonConverter<Items<T>>
    {
        public override Items<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options) is { } elements && !elements.Any(element => element is null)
                ? Items.Create<T>(elements)
                : throw new JsonException("A list cannot hold null.");

        public override void Write(Utf8JsonWriter writer, Items<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in value) JsonSerializer.Serialize(writer, element, options);
            writer.WriteEndArray();
        }
    }
}
