using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>La réponse du rectorat sur une ligne.</summary>
public sealed record Retour
{
    public required bool Payee { get; init; }

    /// <summary>Le premier jour du mois de paie, si la ligne est payée.</summary>
    public DateOnly? Mois { get; init; }

    /// <summary>Le motif du rejet, s'il y en a un.</summary>
    public string? Motif { get; init; }
    public DateTime Le { get; init; }
}

/// <summary>Une échéance sur un état liquidatif. Une même échéance n'est jamais sur deux états à la fois : la base le refuse.</summary>
public sealed class LigneDEtat
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtatLiquidatifId { get; init; }
    public EtatLiquidatif? EtatLiquidatif { get; set; }
    public required Guid EcheanceId { get; init; }
    public Echeance? Echeance { get; set; }

    /// <summary>Le montant certifié au moment où la ligne a été prise.</summary>
    public required Montant Montant { get; init; }

    /// <summary>Le jour où l'intendance a confirmé que le nom, différent de celui de la lettre, est bien celui de la personne.</summary>
    public DateTime? NomConfirmeLe { get; private set; }

    /// <summary>Ce que l'export en dit, figé à l'arrêt.</summary>
    public LigneFigee? Figee { get; private set; }
    public Retour? Retour { get; private set; }

    /// <summary>Présent quand la ligne est rejetée : l'échéance peut alors aller sur un autre état.</summary>
    public DateTime? RejeteeLe { get; private set; }

    public void ConfirmerLeNom(DateTime quand) => NomConfirmeLe = quand;

    internal void Figer(LigneFigee figee) => Figee = figee;

    internal void Repondre(Retour retour, DateOnly transmisLe, DateTime quand)
    {
        if (Retour is { Payee: true }) throw ReglesDuPaiement.Definitif.Refus();
        if (Retour is not null) throw ReglesDuPaiement.LigneGeste.Refus(("etat", SituationDEcheance.Rejetee.Libelle()));
        if (retour.Payee)
        {
            var jour = quand.JourDeParis();
            if (retour.Mois is not { } mois || mois < new DateOnly(transmisLe.Year, transmisLe.Month, 1) || mois > jour)
                throw ReglesDuPaiement.RetourMois.Refus();
            Echeance!.Payer(mois);
        }
        else
        {
            if (string.IsNullOrWhiteSpace(retour.Motif)) throw ReglesDuPaiement.RetourMotif.Refus();
            Echeance!.Rejeter(retour.Motif.Trim());
            RejeteeLe = quand;
        }
        Retour = retour with { Le = quand, Motif = retour.Motif?.Trim() };
    }
}

/// <summary>Une ligne telle que l'export la montre, à jamais : les colonnes du contrat, moins l'identifiant.</summary>
public sealed record LigneFigee
{
    public required string AnneeScolaire { get; init; }
    public required string CodeAcademie { get; init; }
    public required string Uai { get; init; }
    public required string Etablissement { get; init; }
    public required string Type { get; init; }
    public required int NumeroDOrdre { get; init; }
    public required string Civilite { get; init; }
    public required string NomUsage { get; init; }
    public required string NomNaissance { get; init; }
    public required string Prenom { get; init; }
    public required string CorpsGrade { get; init; }
    public required string Statut { get; init; }
    public required string Regime { get; init; }
    public required string Fonction { get; init; }
    public required string ReferenceDeLaLettre { get; init; }
    public DateOnly? DateDeValidationDeLaLettre { get; init; }
    public required string CodeDIndemnite { get; init; }
    public required long MontantProposeEnCentimes { get; init; }
    public required long MontantArreteEnCentimes { get; init; }
    public required string Prorata { get; init; }
    public required string MotifDuProrata { get; init; }
    public required DateOnly PeriodeDebut { get; init; }
    public required DateOnly PeriodeFin { get; init; }
    public required DateOnly DateDuServiceFait { get; init; }
    public required string CertifiePar { get; init; }
    public required string NumeroDEtat { get; init; }
    public required string Echeance { get; init; }
    public required string Observations { get; init; }
}

/// <summary>Ce qui cloche sur une ligne d'un état : bloquant, à confirmer, ou simple avertissement.</summary>
/// <param name="LigneId">La ligne.</param>
/// <param name="Regle">La règle, par exemple etat.sans-certification.</param>
/// <param name="Phrase">La phrase montrée.</param>
/// <param name="Confirmee">Vrai quand l'intendance a confirmé ce qui pouvait l'être.</param>
public sealed record Anomalie(Guid LigneId, Regle Regle, string Phrase, bool Confirmee = false)
{
    public bool Bloquante => Regle.Severite is Severite.Blocage;

    /// <summary>Vrai pour un nom différent de celui de la lettre, tant qu'il n'est pas confirmé.</summary>
    public bool AConfirmer => Regle == ReglesDuPaiement.NomDifferent && !Confirmee;
}

/// <summary>Le document d'un bordereau ou d'un état, gardé tel qu'il est parti et servi octet pour octet.</summary>
public sealed class PieceArchivee
{
    public const int LongueurDuNom = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? BordereauId { get; init; }
    public Guid? EtatLiquidatifId { get; init; }
    public required FormatDePiece Format { get; init; }
    public required string Nom { get; init; }
    public required byte[] Octets { get; init; }

    /// <summary>Empreinte SHA-256 des octets.</summary>
    public required string Empreinte { get; init; }
    public required DateTime CreeLe { get; init; }
}

/// <summary>Les formats d'une pièce archivée.</summary>
public enum FormatDePiece { Csv, Xlsx, Pdf }
