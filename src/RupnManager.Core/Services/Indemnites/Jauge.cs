using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>L'enveloppe d'un établissement pour une année, telle qu'une jauge la montre.</summary>
public sealed record Jauge
{
    public required AnneeScolaire Annee { get; init; }

    /// <summary>Rien tant que le rectorat n'a rien notifié.</summary>
    public Guid? EnveloppeId { get; init; }

    /// <summary>Date du courrier de notification.</summary>
    public DateOnly? NotifieeLe { get; init; }
    public EtatDEnveloppe Etat { get; init; }
    public Montant Notifie { get; init; }

    /// <summary>Montants préparés ou proposés, sans les refus ni les retraits.</summary>
    public Montant Propose { get; init; }

    /// <summary>Montants accordés par le recteur.</summary>
    public Montant Decide { get; init; }
    public Montant Certifie { get; init; }

    /// <summary>Montants partis au rectorat sur un état liquidatif, payés ou non.</summary>
    public Montant Transmis { get; init; }
    public Montant Paye { get; init; }

    /// <summary>Dernier montant connu de chaque attribution.</summary>
    public Montant Engage { get; init; }

    /// <summary>La part de l'engagé que le recteur a accordée ; le reste attend sa décision.</summary>
    public Montant EngageAccorde { get; init; }

    /// <summary>Le montant d'un formulaire réaffiché, que la jauge montre en cours de saisie.</summary>
    public Montant? Saisie { get; init; }

    public Montant Disponible => Notifie - Engage;

    /// <summary>Les parts qui se suivent sur la barre : payé, accordé, proposé, en cours de saisie.</summary>
    public IReadOnlyList<Montant> Parts => [Paye, EngageAccorde - Paye, Engage - EngageAccorde, Saisie ?? Montant.Zero];
}
