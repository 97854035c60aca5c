using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Ce que le chef propose pour une personne et une mission.</summary>
public sealed record Proposition
{
    public const int LongueurDeLaParticipation = 2000;
    public const int LongueurDuMotif = 500;

    public required Montant Montant { get; init; }

    /// <summary>Pourquoi le montant est sous le minimum du barème, s'il l'est.</summary>
    public string? MotifSousMinimum { get; init; }

    /// <summary>Investissement, objectifs, projets : ce qui fonde le montant (art. 5, décret n° 2010-1065).</summary>
    public string? Participation { get; init; }

    /// <summary>Déclaration : la personne assure l'intégralité de ses obligations de service (art. 1).</summary>
    public bool ServiceComplet { get; init; }

    /// <summary>Déclaration : ni décharge ni heures supplémentaires pour cette fonction.</summary>
    public bool NonCumul { get; init; }
    public AutreReconnaissance Cumul { get; init; }
}

/// <summary>Ce à quoi un montant se mesure : le barème de l'année et ce que la personne a déjà.</summary>
/// <param name="Bareme">Le barème de l'année.</param>
/// <param name="Cumul">Le décompte annuel de la personne ; rien en IMP, qui n'a pas de plafond.</param>
/// <param name="PlafondParPersonne">Vrai si le plafond s'apprécie toutes fonctions et tous établissements confondus ; sinon par fonction.</param>
public sealed record Mesure(Bareme Bareme, CumulDePersonne? Cumul, bool PlafondParPersonne)
{
    /// <summary>Le montant tient dans le barème et sous le plafond. Refus : ific.plafond, ific.plafond-cumul (art. 5), ific.minimum, imp.taux.</summary>
    public void Verifier(Montant montant, Montant dejaCompte, string? motif, AnneeScolaire annee, string personne)
    {
        Bareme.Verifier(montant, motif, annee);
        VerifierLeCumul(montant, dejaCompte, annee, personne);
    }

    /// <summary>Le cumul de la personne reste sous le plafond. Refus : ific.plafond-cumul (art. 5).</summary>
    public void VerifierLeCumul(Montant montant, Montant dejaCompte, AnneeScolaire annee, string personne)
    {
        if (annee.Regime is not Regime.Ific || !PlafondParPersonne || Cumul is null) return;
        var reste = Bareme.Plafond - (Cumul.Engage - dejaCompte);
        if (montant > reste)
            throw ReglesDesAttributions.PlafondCumul.Refus(
                ("personne", personne), ("annee", annee), ("plafond", Bareme.Plafond), ("reste", reste > Montant.Zero ? reste : Montant.Zero));
    }
}

/// <summary>Les déclarations et les motifs d'une proposition.</summary>
internal static class ControleDeLaProposition
{
    public static void Verifier(Proposition proposition, Mission mission)
    {
        var personne = mission.Personnel!.Personne!.Designation;
        if (mission.AnnuleeLe is not null) throw ReglesDesAttributions.MissionAnnulee.Refus(("personne", personne));
        if (mission.Indemnisation is Indemnisation.Aucune) throw ReglesDesAttributions.SansIndemnite.Refus(("personne", personne));
        mission.Fonction!.VerifierOuverte(mission.Etablissement!.Type, mission.Annee, mission.ProgrammeClair);
        var ific = mission.Annee.Regime is Regime.Ific;
        if (ific) mission.Personnel.VerifierEligibilite();
        if (ific && !proposition.ServiceComplet) throw ReglesDesAttributions.ServiceComplet.Refus();
        VerifierLeCumul(proposition, ific);
        if (string.IsNullOrWhiteSpace(proposition.Participation)) throw ReglesDesAttributions.Motifs.En(mission.Annee).Refus();
        if (proposition.Participation.Trim().Length > Proposition.LongueurDeLaParticipation)
            throw ReglesDesAttributions.TexteLong.RefusSur("Participation", ("maximum", Proposition.LongueurDeLaParticipation));
        if (proposition.MotifSousMinimum?.Trim().Length > Proposition.LongueurDuMotif)
            throw ReglesDesAttributions.TexteLong.RefusSur("MotifSousMinimum", ("maximum", Proposition.LongueurDuMotif));
    }

    private static void VerifierLeCumul(Proposition proposition, bool ific)
    {
        var refus = proposition.Cumul switch
        {
            AutreReconnaissance.HeuresOuDecharge => ific ? ReglesDesAttributions.CumulHeures : ReglesDesAttributions.CumulHeuresImp,
            AutreReconnaissance.Allegement => ReglesDesAttributions.CumulAllegement,
            AutreReconnaissance.Pacte => ReglesDesAttributions.CumulPacte,
            _ => null,
        };
        if (refus is not null) throw refus.Refus();
        if (proposition.NonCumul) return;
        throw (ific ? ReglesDesAttributions.CumulDeclaration : ReglesDesAttributions.CumulDeclaration with { Fondement = Fondement.Imp }).Refus();
    }
}
