using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Application_Specs.Events;

public sealed class Personal_data : IDisposable
{
    private const string Name = "Nguyễn Thị Ánh, 0912 000 000";
    private readonly string folder = Directory.CreateTempSubdirectory("threatreg-keys-").FullName;

    private FileKeyRing Keys => new(folder);

    private EventCodec Codec => new(EventCatalogue.Default, Keys);

    [Fact]
    public void is_not_in_the_stored_bytes()
    {
        var stored = Stored.Text(Codec.Encode(About("reporter-17", Name)));

        stored.ShouldContain("reporter-17");
        stored.ShouldNotContain("Nguyễn");
        stored.ShouldNotContain("0912");
        stored.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))[..20]);
    }

    [Fact]
    public void is_told_to_be_there_by_its_subject_alone() =>
        PersonalSubjects.In(Codec.Encode(About("reporter-17", Name)).Data).Select(person => person.Subject).ShouldBe(["reporter-17"]);

    [Fact]
    public void is_read_with_its_key() => Codec.Decode(Stored.As(Codec.Encode(About("reporter-17", Name)))).Event.ShouldBe(About("reporter-17", Name));

    [Fact]
    public void is_never_encrypted_to_the_same_bytes_twice() =>
        Stored.Text(Codec.Encode(About("reporter-17", Name))).ShouldNotBe(Stored.Text(Codec.Encode(About("reporter-17", Name))));

    [Fact]
    public void is_null_once_its_key_is_destroyed_and_the_rest_stays()
    {
        var stored = Codec.Encode(About("reporter-17", Name));

        File.Delete(Directory.GetFiles(folder).ShouldHaveSingleItem());

        Codec.Decode(Stored.As(stored)).Event.ShouldBe(About("reporter-17", null));
    }

    [Fact]
    public void Bug_destroyed_data_became_unreadable_when_the_subject_got_a_new_key()
    {
        var before = Codec.Encode(About("reporter-17", Name));
        File.Delete(Directory.GetFiles(folder).ShouldHaveSingleItem());

        var after = Codec.Encode(About("reporter-17", "Số mới: 0913"));

        Codec.Decode(Stored.As(before)).Event.ShouldBe(About("reporter-17", null));
        Codec.Decode(Stored.As(after)).Event.ShouldBe(About("reporter-17", "Số mới: 0913"));
    }

    [Fact]
    public void of_different_subjects_has_different_keys()
    {
        var one = Codec.Encode(About("reporter-17", Name));
        var other = Codec.Encode(About("reporter-18", Name));
        Keys.Find("reporter-17").ShouldNotBe(Keys.Find("reporter-18"));

        foreach (var file in Directory.GetFiles(folder).Where(file => File.ReadAllBytes(file).SequenceEqual(Keys.Find("reporter-17")!)).ToList()) File.Delete(file);

        Codec.Decode(Stored.As(one)).Event.ShouldBe(About("reporter-17", null));
        Codec.Decode(Stored.As(other)).Event.ShouldBe(About("reporter-18", Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(-1)]
    public void that_was_tampered_with_is_unreadable(int position)
    {
        var stored = Codec.Encode(About("reporter-17", Name));
        var changed = Changed(stored, contact =>
        {
            var cipher = Convert.FromBase64String((string)contact["cipher"]!);
            cipher[position < 0 ? ^1 : position] ^= 1;
            contact["cipher"] = Convert.ToBase64String(cipher);
        });

        Should.Throw<UnreadableEventException>(() => Codec.Decode(stored.Type, changed));
    }

    [Theory]
    [InlineData("cipher", "AAAA")]
    [InlineData("cipher", "not base64!")]
    [InlineData("cipher", null)]
    [InlineData("key", null)]
    [InlineData("subject", null)]
    public void without_all_its_parts_is_unreadable(string member, string? value)
    {
        var stored = Codec.Encode(About("reporter-17", Name));

        Should.Throw<UnreadableEventException>(() => Codec.Decode(stored.Type, Changed(stored, contact => contact[member] = value)));
    }

    [Fact]
    public void cannot_be_passed_on_to_another_subject()
    {
        var stored = Codec.Encode(About("reporter-17", Name));
        foreach (var file in Directory.GetFiles(folder)) File.Copy(file, KeyFileOf("reporter-18"));

        Should.Throw<UnreadableEventException>(() => Codec.Decode(stored.Type, Changed(stored, contact => contact["subject"] = "reporter-18")));
    }

    [Fact]
    public async Task has_one_key_however_many_ask_for_it_first()
    {
        for (var round = 0; round < 40; round++)
        {
            var subject = FormattableString.Invariant($"subject-{round}");
            using var start = new Barrier(8);
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    return Convert.ToHexString(Keys.FindOrCreate(subject));
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            keys.Distinct().ShouldHaveSingleItem().ShouldBe(Convert.ToHexString(Keys.Find(subject)!));
        }

        Directory.GetFiles(folder).Length.ShouldBe(40, "no draft is left behind");
    }

    [Fact]
    public void has_keys_that_the_owner_alone_can_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode of files");
        if (OperatingSystem.IsWindows()) return;

        Keys.FindOrCreate("reporter-17").Length.ShouldBe(32);

        File.GetUnixFileMode(Directory.GetFiles(folder).ShouldHaveSingleItem()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Bug_an_erased_subject_got_a_new_key_with_the_next_record()
    {
        var before = Codec.Encode(About("reporter-17", Name));
        File.WriteAllBytes(KeyFileOf("reporter-17"), []);

        Keys.Find("reporter-17").ShouldBeNull();
        Should.Throw<SubjectErasedException>(() => Codec.Encode(About("reporter-17", Name))).Subject.ShouldBe("reporter-17");
        Codec.Decode(Stored.As(before)).Event.ShouldBe(About("reporter-17", null));
        new FileInfo(KeyFileOf("reporter-17")).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void with_a_damaged_key_does_not_read_as_erased(int length)
    {
        var stored = Codec.Encode(About("reporter-17", Name));
        File.WriteAllBytes(KeyFileOf("reporter-17"), new byte[length]);

        Should.Throw<DamagedKeyException>(() => Codec.Decode(Stored.As(stored))).Message.ShouldContain("Damaged key file");
        Should.Throw<DamagedKeyException>(() => Keys.FindOrCreate("reporter-17"));
    }

    [Fact]
    public void names_no_subject_in_its_folder()
    {
        Keys.FindOrCreate("reporter-17");

        Path.GetFileName(Directory.GetFiles(folder).ShouldHaveSingleItem()).ShouldMatch("^[0-9a-f]{64}[.]key$");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Changed(EventLog.NewEvent stored, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(stored.Data.Span)!.AsObject();
        change(json["contact"]!.AsObject());
        return json.ToJsonString();
    }

    private static IncidentReported About(string subject, string? value) =>
        (IncidentReported)Examples.ByType[typeof(IncidentReported)] with { Contact = new(subject, value), AffectedPerson = null };

    private string KeyFileOf(string subject) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))) + ".key");
}
