namespace Comity.Host.Demo;

/// <summary>The accounts of a demonstration while it runs; none on any other server.</summary>
internal sealed class DemoStage
{
    /// <summary>The accounts, in the order of the roles.</summary>
    public IReadOnlyList<DemoAccount> Accounts { get; set; } = [];
}
