using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Services.Indemnites;

/// <summary>Les colonnes de l'export de paiement, dans leur ordre ; l'identifiant reste vide sans motif.</summary>
internal static class ColonnesDePaiement
{
    /// <summary>Chaque colonne et sa valeur : texte, centimes d'un montant, ou date.</summary>
    public static readonly IReadOnlyList<(string Nom, Func<LigneFigee, object?> Valeur)> Toutes =
    [
        ("annee_scolaire", l => l.AnneeScolaire), ("code_academie", l => l.CodeAcademie), ("uai", l => l.Uai), ("etablissement", l => l.Etablissement),
        ("type", l => l.Type), ("numero_ordre", l => l.NumeroDOrdre), ("civilite", l => l.Civilite), ("nom_usage", l => l.NomUsage),
        ("nom_naissance", l => l.NomNaissance), ("prenom", l => l.Prenom), ("corps_grade", l => l.CorpsGrade), ("statut", l => l.Statut),
        (Identifiant, _ => ""), ("regime", l => l.Regime), ("fonction", l => l.Fonction), ("reference_lettre", l => l.ReferenceDeLaLettre),
        ("date_validation_lettre", l => l.DateDeValidationDeLaLettre), ("code_indemnite", l => l.CodeDIndemnite),
        ("montant_propose", l => new Montant(l.MontantProposeEnCentimes)), ("montant_arrete", l => new Montant(l.MontantArreteEnCentimes)),
        ("prorata", l => l.Prorata), ("motif_prorata", l => l.MotifDuProrata), ("periode_debut", l => l.PeriodeDebut), ("periode_fin", l => l.PeriodeFin),
        ("date_service_fait", l => l.DateDuServiceFait), ("certifie_par", l => l.CertifiePar), ("numero_etat", l => l.NumeroDEtat),
        ("echeance", l => l.Echeance), ("observations", l => l.Observations),
    ];

    public const string Identifiant = "identifiant";

    /// <summary>La valeur telle que le CSV l'écrit : virgule décimale, date française.</summary>
    public static string EnTexte(object? valeur) => valeur switch
    {
        null => "",
        Montant montant => montant.EnChiffres,
        DateOnly jour => jour.EnChiffres(),
        _ => Convert.ToString(valeur, HeureDeParis.Francais) ?? "",
    };
}
