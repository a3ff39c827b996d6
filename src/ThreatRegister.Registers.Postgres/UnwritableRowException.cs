namespace ThreatRegister.Registers.Postgres;

/// <summary>A row that cannot be written for its own content, whatever the database: its record is parked, and all others go on.</summary>
/// <param name="position">The event from which on the record stands still.</param>
internal sealed class UnwritableRowException(string key, long position, Exception inner) : Exception("A row cannot be written.", inner)
{
    public string Key { get; } = key;

    public long Position { get; } = position;
}

internal static class Unwritable
{
    /// <summary>What is made of a row in memory. Nothing here asks the database, whose failures have to stop the projector.</summary>
    public static T Unless<T>(string key, long position, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception poison) when (poison is not OutOfMemoryException)
        {
            throw new UnwritableRowException(key, position, poison);
        }
    }
}
