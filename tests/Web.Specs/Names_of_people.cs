using System.Reflection;
using ThreatRegister.Accounts;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Names_of_people(Site site)
{
    /// <summary>A page names the same person beside many things, and begins with all of them at once.</summary>
    [Fact]
    public async Task are_asked_for_once_however_often_they_stand_on_a_page()
    {
        var (names, store) = OfAnother(wrong: 0);

        var said = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => names.OfAsync("can-bo-1", TestContext.Current.CancellationToken)));
        await names.KnowAsync(["can-bo-1", "seeds"], TestContext.Current.CancellationToken);

        said.ShouldAllBe(name => name == "Cán bộ can-bo-1");
        (await names.OfAsync("seeds", TestContext.Current.CancellationToken)).ShouldBe("dữ liệu đi kèm chương trình");
        store.Asked.ShouldBe(["can-bo-1", "seeds"]);
    }

    /// <summary>The page of the desk goes on for a whole shift.</summary>
    [Fact]
    public async Task are_asked_for_again_where_they_could_not_be_read()
    {
        var (names, _) = OfAnother(wrong: 1);

        await Should.ThrowAsync<IOException>(() => names.OfAsync("can-bo-1", TestContext.Current.CancellationToken));
        (await names.OfAsync("can-bo-1", TestContext.Current.CancellationToken)).ShouldBe("Cán bộ can-bo-1");
    }

    private (ActorNames Names, CountedNames Store) OfAnother(int wrong)
    {
        var store = DispatchProxy.Create<IAccountStore, CountedNames>();
        var counted = (CountedNames)(object)store;
        (counted.Store, counted.Wrong) = (site.Services.Accounts.Store, wrong);
        return (new(site.Services with { Accounts = new(store, site.Services.Audit, new(), TimeProvider.System) }, "vi"), counted);
    }

    /// <summary>The store, with the names that it was asked for.</summary>
    public class CountedNames : DispatchProxy
    {
        private readonly List<string> asked = [];

        public IAccountStore? Store { get; set; }

        public int Wrong { get; set; }

        public IReadOnlyList<string> Asked => asked;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name is not nameof(IAccountStore.NamesAsync)) throw new NotSupportedException(targetMethod.Name);

            asked.AddRange((IReadOnlyCollection<string>)args![0]!);
            return NamesAsync((IReadOnlyCollection<string>)args[0]!, (CancellationToken)args[1]!);
        }

        private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Wrong-- > 0 ? throw new IOException("The database is away.") : await Store!.NamesAsync(ids, cancellationToken);
        }
    }
}
