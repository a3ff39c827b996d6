using System.Text.Json;
using System.Text.Json.Serialization;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads ids from plain strings; what is not an id is refused with its path.</summary>
internal sealed class IdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType &&
        typeToConvert.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException("an id is a string.");
            return IdText.IsValid(text)
                ? TId.Of(text)
                : throw new JsonException($"'{text}' is not an id: use 1 to {IdText.MaxLength} lower-case letters, digits, '.' and '-'.");
        }

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
