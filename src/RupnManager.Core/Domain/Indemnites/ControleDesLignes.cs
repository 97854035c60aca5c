using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Ce que l'on sait d'une ligne au moment de la contrôler.</summary>
public sealed record FaitsDUneLigne
{
    /// <summary>Le nom figé dans la lettre validée ; rien si la fonction n'en demande pas.</summary>
    public string? NomDeLaLettre { get; init; }

    /// <summary>Le plafond annuel (IFIC) et ce que la personne a d'engagé dans l'année ; sans plafond en IMP.</summary>
    public Montant? Plafond { get; init; }
    public Montant Engage { get; init; }

    /// <summary>Vrai pour qui remplace une personne interrompue sans que l'attestation du chef soit jointe.</summary>
    public bool SansAttestation { get; init; }

    /// <summary>Le code de l'indemnité, vide tant qu'aucun n'est connu.</summary>
    public string Code { get; init; } = "";

    /// <summary>Vrai si le rectorat a confirmé ce code.</summary>
    public bool CodeConfirme { get; init; }
}

/// <summary>Le contrôle d'une ligne d'état, à la préparation, à la soumission et de nouveau à l'arrêt.</summary>
public static class ControleDesLignes
{
    /// <summary>
    /// Les anomalies d'une ligne : etat.sans-certification, etat.montant-change, service-fait.terme et etat.plafond (art. 5) bloquent ;
    /// etat.nom-different se confirme ; service-fait.remplacant, code.a-confirmer et code.non-confirme avertissent.
    /// </summary>
    public static IReadOnlyList<Anomalie> Controler(LigneDEtat ligne, FaitsDUneLigne faits)
    {
        var echeance = ligne.Echeance!;
        var attribution = echeance.Attribution!;
        var personne = attribution.Personne!;
        var anomalies = new List<Anomalie>();
        void Noter(Regle regle, params (string, object)[] valeurs) => anomalies.Add(new(ligne.Id, regle, regle.Dire(valeurs)));

        if (echeance.Certification is not { } certification) Noter(ReglesDuPaiement.SansCertification, ("personne", personne.Designation));
        else if (certification.Montant != ligne.Montant) Noter(ReglesDuPaiement.MontantChange, ("personne", personne.Designation));
        if (echeance.Debut > attribution.Mission!.Terme)
            Noter(ReglesDuPaiement.ApresLeTerme.En(attribution.Annee), ("fin", attribution.Mission.Terme.EnChiffres()));
        if (faits.Plafond is { } plafond && faits.Engage > plafond)
            Noter(ReglesDuPaiement.PlafondDepasse, ("personne", personne.Designation), ("plafond", plafond));
        if (faits.NomDeLaLettre is { } nom && nom != personne.Designation)
        {
            Noter(ReglesDuPaiement.NomDifferent, ("nom", personne.Designation), ("nom_lettre", nom));
            anomalies[^1] = anomalies[^1] with { Confirmee = ligne.NomConfirmeLe is not null };
        }
        if (faits.SansAttestation) Noter(ReglesDuPaiement.Remplacant, ("remplacant", personne.Designation));
        if (faits.Code.Length == 0) Noter(ReglesDesEnveloppes.CodeAConfirmer);
        else if (!faits.CodeConfirme) Noter(ReglesDesEnveloppes.CodeNonConfirme, ("code", faits.Code));
        return anomalies;
    }
}
