namespace RupnManager.Domain.Rappels;

/// <summary>Le récapitulatif d'une personne pour une période : la base n'en admet qu'un, quel que soit le nombre d'instances.</summary>
public sealed class Recapitulatif
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonneId { get; init; }

    /// <summary>Le jour, ou le lundi de la semaine.</summary>
    public required DateOnly Periode { get; init; }
    public required DateTime Le { get; init; }

    /// <summary>Le courriel de la boîte d'envoi ; rien si plus rien n'attendait : un récapitulatif vide ne part pas.</summary>
    public Guid? CourrielId { get; init; }
}
