namespace ThreatRegister.Web.Layout;

/// <summary>What people are called whose ids the log has: asked for once in a request, and only where a page names anybody.</summary>
public sealed class ActorNames(RegisterServices register)
{
    private Task<Dictionary<string, string>>? names;

    /// <summary>Null: nobody of that id has an account, or it is called by its id.</summary>
    public async Task<string?> OfAsync(string actor, CancellationToken cancellationToken)
    {
        names ??= ReadAsync(cancellationToken);
        return (await names).GetValueOrDefault(actor) is { } name && !string.Equals(name, actor, StringComparison.Ordinal) ? name : null;
    }

    private async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken) =>
        (await register.Accounts.Store.ListAsync(cancellationToken)).ToDictionary(account => account.Id, account => account.DisplayName, StringComparer.Ordinal);
}
