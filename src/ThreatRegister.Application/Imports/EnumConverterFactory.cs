using System.Text.Json;
using System.Text.Json.Serialization;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads members of enumerations as the register spells them; what is none is refused with the list of those that are.</summary>
internal sealed class EnumConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException("a word is expected here, in quotes.");
            return EnumText.Parse<T>(text) ?? throw new JsonException(EnumText.Check<T>(text));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumText.Of(value));
    }
}
