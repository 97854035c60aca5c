using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Indemnites;

/// <summary>Fige chaque ligne d'un état telle que ses exports la montreront à jamais.</summary>
internal static class LignesFigees
{
    /// <summary>Les lignes, par identifiant, numérotées dans l'ordre des noms puis des échéances.</summary>
    public static Dictionary<Guid, LigneFigee> De(EtatLiquidatif etat, Controle controle) => etat.Lignes
        .OrderBy(l => l.Echeance!.Attribution!.Personne!.NomUsage, StringComparer.CurrentCulture)
        .ThenBy(l => l.Echeance!.Attribution!.Personne!.Prenom, StringComparer.CurrentCulture)
        .ThenBy(l => l.Echeance!.Attribution!.Mission!.Fonction!.Libelle, StringComparer.CurrentCulture)
        .ThenBy(l => l.Echeance!.Numero).ThenBy(l => l.Id)
        .Select((ligne, rang) => (ligne.Id, Figee: Figer(ligne, rang + 1, etat, controle)))
        .ToDictionary(l => l.Id, l => l.Figee);

    private static LigneFigee Figer(LigneDEtat ligne, int numero, EtatLiquidatif etat, Controle controle)
    {
        var echeance = ligne.Echeance!;
        var (attribution, certification) = (echeance.Attribution!, echeance.Certification!);
        var (personne, mission) = (attribution.Personne!, attribution.Mission!);
        var lettre = controle.Lettres.GetValueOrDefault(mission.Id);
        return new()
        {
            AnneeScolaire = etat.Annee.ToString(), CodeAcademie = etat.CodeAcademie, Uai = etat.Etablissement!.Uai.Valeur,
            Etablissement = etat.Etablissement.Nom, Type = Fonction.LibelleDuType(etat.Etablissement.Type), NumeroDOrdre = numero,
            Civilite = personne.Civilite is Civilite.M ? "M." : "Mme", NomUsage = personne.NomUsage, NomNaissance = personne.NomNaissance ?? "",
            Prenom = personne.Prenom, CorpsGrade = mission.Personnel!.CorpsGrade, Statut = mission.Personnel.Titulaire ? "titulaire" : "non titulaire",
            Regime = etat.Annee.NomDuRegime, Fonction = mission.Fonction!.Libelle, ReferenceDeLaLettre = lettre?.Reference ?? "",
            DateDeValidationDeLaLettre = lettre?.ValideeLe, CodeDIndemnite = controle.Code,
            MontantProposeEnCentimes = attribution.Propose.Centimes, MontantArreteEnCentimes = ligne.Montant.Centimes,
            Prorata = echeance.Prorata ?? "", MotifDuProrata = certification.Resultat is ResultatDuService.Partiel ? certification.Motif ?? "" : "",
            PeriodeDebut = echeance.Debut, PeriodeFin = echeance.Fin, DateDuServiceFait = certification.Date,
            CertifiePar = $"{certification.Par}, {certification.Qualite}", NumeroDEtat = etat.Numero!, Echeance = echeance.Libelle,
            Observations = Observations(ligne, echeance, certification),
        };
    }

    private static string Observations(LigneDEtat ligne, Echeance echeance, Certification certification) => string.Join(" ; ", new[]
    {
        echeance.Nature is NatureDEcheance.Complement ? $"complément : {certification.Motif}" : null,
        echeance.MotifDuRejet is { } rejet ? $"déjà rejetée : {rejet}" : null,
        ligne.NomConfirmeLe is { } le ? $"nom différent de la lettre, confirmé le {le.JourDeParis().EnChiffres()}" : null,
    }.OfType<string>());
}
