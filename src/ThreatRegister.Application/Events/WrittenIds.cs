namespace ThreatRegister.Application.Events;

/// <summary>Looks at each id that is written as JSON, and may have another text written in its place. Whatever the shape of what is written, no id is passed over.</summary>
public static class WrittenIds
{
    [ThreadStatic]
    private static Func<Type, string, string>? say;

    /// <param name="written">What to write for an id of a type.</param>
    /// <param name="write">Writes at once, on this thread.</param>
    public static T While<T>(Func<Type, string, string> written, Func<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var before = say;
        say = written;
        try
        {
            return write();
        }
        finally
        {
            say = before;
        }
    }

    internal static string Of(Type type, string id) => say is null ? id : say(type, id);
}
