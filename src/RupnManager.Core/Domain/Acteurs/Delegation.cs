using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>Le pouvoir daté de signer pour le chef d'établissement, donné par arrêté à un adjoint.</summary>
public sealed class Delegation
{
    public const int LongueurDeLaReference = 100;

    /// <summary>Ce qu'une qualité ajoute au titre du délégataire.</summary>
    public const string Mention = ", par délégation";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required Guid DelegantId { get; init; }
    public Personne? Delegant { get; set; }
    public required Guid DelegataireId { get; init; }
    public Personne? Delegataire { get; set; }

    /// <summary>« principal adjoint ».</summary>
    public required string TitreDuDelegataire { get; init; }

    /// <summary>Référence de l'arrêté : « Arrêté 2026-04 ».</summary>
    public required string Reference { get; init; }
    public required DateOnly Debut { get; init; }
    public required DateOnly Fin { get; set; }
    public int Version { get; private set; }

    public bool EnVigueurLe(DateOnly jour) => Debut <= jour && jour <= Fin;

    /// <summary>
    /// Vérifie ce que le chef donne, ce jour : un arrêté, des dates qui se suivent, à venir, et tenues dans ses propres fonctions.
    /// Refus : delegation.reference, delegation.transmise, delegation.dates, delegation.passee, delegation.fonctions.
    /// </summary>
    public Delegation Verifier(Acteur delegant, Affectation fonctions, DateOnly jour)
    {
        if (string.IsNullOrWhiteSpace(Reference)) throw ReglesDesComptes.DelegationReference.Refus();
        if (delegant.Role is not Role.ChefEtablissement || delegant.PersonneId == DelegataireId)
            throw ReglesDesComptes.DelegationTransmise.Refus();
        if (Fin < Debut) throw ReglesDesComptes.DelegationDates.Refus();
        if (Fin < jour) throw ReglesDesComptes.DelegationPassee.Refus();
        if (Debut < fonctions.Debut)
            throw ReglesDesComptes.DelegationFonctions.RefusSur(nameof(Debut), ("bornes", $"ont commencé le {fonctions.Debut.EnLettres()}"));
        if (fonctions.Fin is { } terme && Fin > terme)
            throw ReglesDesComptes.DelegationFonctions.RefusSur(nameof(Fin), ("bornes", $"finissent le {terme.EnLettres()}"));
        return this;
    }

    /// <summary>Vrai si la délégation a au moins un jour en commun avec la période ; annulée, elle n'en a aucun.</summary>
    public bool Chevauche(DateOnly debut, DateOnly fin) => Debut <= Fin && Debut <= fin && debut <= Fin;

    /// <summary>Met fin à la délégation après ce jour ; avant son début, elle ne prendra jamais effet.</summary>
    public void Terminer(DateOnly fin)
    {
        Fin = fin;
        Version++;
    }
}
