using System.Text;

namespace ThreatRegister.EventLog;

/// <summary>What every store refuses before it looks at the log: see <see cref="Limits"/>.</summary>
public static class AppendRules
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">An append is malformed or beyond a limit; the message says which and why.</exception>
    public static void Require(IReadOnlyList<Append> appends)
    {
        ArgumentNullException.ThrowIfNull(appends);
        for (var index = 0; index < appends.Count; index++)
        {
            if (Problem(appends[index]) is { } problem) throw new ArgumentException($"Append {index}: {problem}.", nameof(appends));
        }
    }

    /// <summary>Bytes of data and headers; what a call costs on the wire, roughly.</summary>
    internal static long Size(Append append)
    {
        long size = append.Headers.Length;
        foreach (var happened in append.Events) size += happened.Data.Length;
        return size;
    }

    internal static string? Problem(Append? append)
    {
        if (append is null) return "it is null";
        if (append.Stream == default) return "the stream has no name";
        if (append.Expected.Value < ExpectedVersion.Any.Value) return $"version {append.Expected.Value} cannot be expected";
        if (append.CommandId == Guid.Empty) return "the command id is empty";
        if (append.Fingerprint.Length != LogHash.Size) return $"the fingerprint has {append.Fingerprint.Length} bytes, not {LogHash.Size}";
        if (ActorProblem(append.Actor) is { } actor) return actor;
        if (append.Headers.Length > Limits.MaxHeaderBytes) return $"the headers have {append.Headers.Length} bytes, at most {Limits.MaxHeaderBytes} are taken";
        if (append.Events is null or { Count: 0 }) return "it has no event";
        if (append.Events.Count > Limits.MaxEventsPerAppend) return $"it has {append.Events.Count} events, at most {Limits.MaxEventsPerAppend} are taken";

        for (var index = 0; index < append.Events.Count; index++)
        {
            if (Problem(append.Events[index]) is { } problem) return $"event {index}: {problem}";
        }

        var size = Size(append);
        return size > Limits.MaxAppendBytes ? $"it has {size} bytes, at most {Limits.MaxAppendBytes} are taken" : null;
    }

    private static string? ActorProblem(string? actor)
    {
        if (string.IsNullOrEmpty(actor)) return "the actor is empty";
        if (actor.Length > Limits.MaxActorLength) return $"the actor has {actor.Length} characters, at most {Limits.MaxActorLength} are taken";
        if (actor.Contains('\0', StringComparison.Ordinal)) return "the actor holds a zero character";

        try
        {
            strict.GetByteCount(actor);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "the actor is not valid Unicode";
        }
    }

    private static string? Problem(NewEvent? happened)
    {
        if (happened is null) return "it is null";
        if (happened.Type is null or { Length: 0 or > Limits.MaxTypeLength }) return $"its type has not 1 to {Limits.MaxTypeLength} characters";
        if (!IsTypeName(happened.Type)) return $"its type '{happened.Type}' is not of lower-case letters, digits, '-' and '.'";
        if (happened.SchemaVersion < 1) return $"its schema version is {happened.SchemaVersion}";
        return happened.Data.Length > Limits.MaxEventBytes ? $"its data has {happened.Data.Length} bytes, at most {Limits.MaxEventBytes} are taken" : null;
    }

    private static bool IsTypeName(string type)
    {
        foreach (var letter in type)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.')) return false;
        }

        return true;
    }
}
