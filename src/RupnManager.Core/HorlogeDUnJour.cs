namespace RupnManager;

/// <summary>
/// Une horloge qui vit un autre jour, au pas de la vraie : une formation ou un parcours se rejoue à la date de son histoire. Réservée au
/// développement : un acte daté d'un autre jour que le sien n'en est pas un.
/// </summary>
internal sealed class HorlogeDUnJour : TimeProvider
{
    private readonly TimeSpan _decalage;

    public HorlogeDUnJour(DateOnly jour) => _decalage = TimeSpan.FromDays(jour.DayNumber - DateOnly.FromDateTime(base.GetUtcNow().UtcDateTime).DayNumber);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _decalage;
}
