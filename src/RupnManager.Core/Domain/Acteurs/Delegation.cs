using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>Le pouvoir daté de signer pour le chef d'établissement, donné par arrêté à un adjoint.</summary>
public sealed class Delegation
{
    public const int LongueurDeLaReference = 100;

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

    /// <summary>Refus : delegation.reference, delegation.transmise.</summary>
    public Delegation Verifier(Acteur delegant)
    {
        if (string.IsNullOrWhiteSpace(Reference) || Debut == default || Fin < Debut) throw ReglesDesComptes.DelegationReference.Refus();
        if (delegant.Role is not Role.ChefEtablissement || delegant.PersonneId == DelegataireId)
            throw ReglesDesComptes.DelegationTransmise.Refus();
        return this;
    }

    /// <summary>Vrai si la délégation a au moins un jour en commun avec la période.</summary>
    public bool Chevauche(DateOnly debut, DateOnly fin) => Debut <= fin && debut <= Fin;

    /// <summary>Met fin à la délégation après ce jour ; avant son début, elle ne prendra jamais effet.</summary>
    public void Terminer(DateOnly fin)
    {
        Fin = fin;
        Version++;
    }
}
