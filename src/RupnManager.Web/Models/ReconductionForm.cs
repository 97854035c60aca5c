namespace RupnManager.Web.Models;

/// <summary>Les missions de l'an dernier que le chef coche.</summary>
public sealed class ReconductionForm
{
    /// <summary>La clé des missions écartées, montrées sur la page suivante.</summary>
    public const string Ecartees = "ecartees";

    public List<Guid> Missions { get; set; } = [];

    /// <summary>Celles dont la page disait que l'agent exerce aussi ailleurs : les cocher l'a confirmé.</summary>
    public List<Guid> Ailleurs { get; set; } = [];
}
