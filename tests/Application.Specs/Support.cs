using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class Clock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);
}

/// <summary>Keys that are the same in every run, so that golden files can be read. Destroyed ones stay away until one is made anew.</summary>
internal sealed class KnownKeys : IKeyRing
{
    private readonly ConcurrentDictionary<string, byte[]?> destroyed = new();

    public byte[]? Find(string subject) => destroyed.TryGetValue(subject, out var anew) ? anew : KeyOf(subject);

    public byte[] FindOrCreate(string subject) => Find(subject) ?? (destroyed[subject] = KeyOf(subject + ", another"));

    public void Destroy(string subject) => destroyed[subject] = null;

    private static byte[] KeyOf(string subject) => SHA256.HashData(Encoding.UTF8.GetBytes("the golden key of " + subject));
}

/// <summary>A register in memory: the real executor, codec and log.</summary>
internal sealed class Register : IDisposable
{
    private readonly List<CommandExecutor> executors = [];

    public Register(IKeyRing? keys = null)
    {
        Keys = keys ?? new KnownKeys();
        Codec = new(EventCatalogue.Default, Keys);
        Log = new(Clock);
        Commands = Another();
    }

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public Clock Clock { get; } = new(new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero));

    public IKeyRing Keys { get; }

    public EventCodec Codec { get; }

    public InMemoryEventLog Log { get; }

    public CommandExecutor Commands { get; }

    /// <summary>Another process over the same log.</summary>
    public CommandExecutor Another(BulkAppend? bulk = null)
    {
        var executor = new CommandExecutor(Log, Codec, Keys, Clock, Zone, bulk);
        executors.Add(executor);
        return executor;
    }

    /// <summary>A register that knows the types <c>cyber</c>, <c>cyber.attack</c> and <c>disaster</c>: three events.</summary>
    public static async Task<Register> WithTypes(IKeyRing? keys = null)
    {
        var register = new Register(keys);
        await register.Accept(Define("cyber"));
        await register.Accept(Define("cyber.attack", "cyber"));
        await register.Accept(Define("disaster"));
        return register;
    }

    public static DefineThreatType Define(string type, string? parent = null) =>
        new(new($"Loại {type}", $"Type {type}"), new("vụ", "case"), parent is null ? null : new ThreatTypeId(parent)) { Type = new(type) };

    public async Task<CommandAnswer> Send(object command, Guid? id = null, long? expected = null) =>
        await Commands.ExecuteAsync(new(command, id ?? Guid.NewGuid(), "u1", expected), TestContext.Current.CancellationToken);

    public async Task<CommandAnswer.Accepted> Accept(object command, Guid? id = null) =>
        await Send(command, id) as CommandAnswer.Accepted ?? throw new InvalidOperationException($"{command} was not accepted.");

    /// <summary>All events up to now, decoded.</summary>
    public async Task<IReadOnlyList<Recorded<object>>> Everything()
    {
        var all = new List<Recorded<object>>();
        await foreach (var recorded in Log.ReadAllAsync(0, TestContext.Current.CancellationToken)) all.Add(Codec.Decode(recorded));
        return all;
    }

    public async Task<long> Head() => (await Log.HeadAsync(TestContext.Current.CancellationToken)).Position;

    public void Dispose() => executors.ForEach(executor => executor.Dispose());
}
