using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using Colonnes = RupnManager.Services.Etablissements.Annuaire.ColonnesDeLAnnuaire;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Ce que le fichier fera : le sort de chaque ligne, les établissements nouveaux. Les connus sont mis à jour en mémoire.</summary>
public sealed class PlanDImport
{
    private readonly List<LigneDImport> _lignes = [];
    private readonly List<Etablissement> _nouveaux = [];
    private readonly HashSet<string> _cites = [];
    private Guid _importId;

    public IReadOnlyList<LigneDImport> Lignes => _lignes;
    public IReadOnlyList<Etablissement> Nouveaux => _nouveaux;
    public BilanDImport Bilan { get; private set; } = BilanDImport.Vide;

    /// <summary>Les établissements connus et ouverts que le fichier ne cite pas.</summary>
    public int HorsDuFichier { get; private set; }
    public DateOnly? DateDesDonnees { get; private set; }

    /// <summary>Établit le plan ; « avancer » reçoit le nombre de lignes lues.</summary>
    public static PlanDImport Etablir(
        Guid importId, FichierAnnuaire fichier, TriDeLAnnuaire tri, IReadOnlyDictionary<string, Etablissement> connus, Action<int> avancer)
    {
        var plan = new PlanDImport { _importId = importId };
        var retenues = new List<LigneTriee>();
        var lues = 0;
        foreach (var ligne in fichier.Lire())
        {
            plan.Dater(ligne);
            var triee = tri.Trier(ligne);
            if (triee.Fiche is null) plan.Ecarter(ligne, triee.Ecart!.Value, triee.Motif!);
            else retenues.Add(triee);
            avancer(++lues);
        }
        foreach (var site in retenues.GroupBy(r => r.Fiche!.Uai)) plan.Retenir([.. site], connus);
        plan._lignes.Sort((a, b) => a.Numero.CompareTo(b.Numero));
        plan.Bilan = BilanDImport.De(plan._lignes);
        plan.HorsDuFichier = connus.Values.Count(e => e.Ouvert && !plan._cites.Contains(e.Uai.Valeur));
        return plan;
    }

    private void Dater(LigneLue ligne)
    {
        _cites.Add(ligne[Colonnes.Uai].ToUpperInvariant());
        if (ValeursDeLAnnuaire.Date(ligne[Colonnes.MiseAJour]) is { } jour && (DateDesDonnees is null || jour > DateDesDonnees)) DateDesDonnees = jour;
    }

    private void Retenir(List<LigneTriee> lignes, IReadOnlyDictionary<string, Etablissement> connus)
    {
        var connu = connus.GetValueOrDefault(lignes[0].Fiche!.Uai.Valeur);
        var principale = lignes.Count == 1 ? lignes[0] : SitePrincipal(lignes, connu?.Nom);
        var autreNature = lignes.FirstOrDefault(l => l.Fiche!.Nature != principale.Fiche!.Nature);
        if (autreNature is not null)
        {
            foreach (var ligne in lignes)
                Ecarter(ligne.Ligne, SortDeLigne.Refusee, ReglesDeLAnnuaire.UaiPartage.Dire(
                    ("ligne", (ligne.Fiche!.Nature == principale.Fiche!.Nature ? autreNature : principale).Ligne.Numero)));
            return;
        }
        foreach (var ligne in lignes.Where(l => l != principale))
            Ecarter(ligne.Ligne, SortDeLigne.MiseAPart, ReglesDeLAnnuaire.AutreSite.Dire(("ligne", principale.Ligne.Numero)));
        Reprendre(principale, connu);
    }

    private void Reprendre(LigneTriee ligne, Etablissement? connu)
    {
        if (connu is not null)
        {
            var changements = connu.Reprendre(ligne.Fiche!);
            Noter(ligne.Ligne, changements.Count == 0 ? SortDeLigne.Inchangee : SortDeLigne.Modifiee, null, changements);
        }
        else if (ligne.Fiche!.Ouvert is { Valeur: false }) Ecarter(ligne.Ligne, SortDeLigne.MiseAPart, ReglesDeLAnnuaire.FermeInconnu.Phrase);
        else
        {
            _nouveaux.Add(RepriseDeLAnnuaire.Nouveau(ligne.Fiche!));
            Noter(ligne.Ligne, SortDeLigne.Creee, null, []);
        }
    }

    /// <summary>Le site ouvert, dont le courriel porte l'UAI, déjà retenu ou au nom le plus court : l'ordre des lignes n'y change rien.</summary>
    private static LigneTriee SitePrincipal(List<LigneTriee> lignes, string? nomConnu) => lignes
        .OrderBy(l => l.Fiche!.Ouvert is { Valeur: false })
        .ThenBy(l => l.Fiche!.Courriel?.Valeur?.Contains(l.Fiche.Uai.Valeur, StringComparison.OrdinalIgnoreCase) is true ? 0 : 1)
        .ThenBy(l => l.Fiche!.Nom == nomConnu ? 0 : 1).ThenBy(l => l.Fiche!.Nom.Length).ThenBy(l => l.Fiche!.Nom, StringComparer.Ordinal)
        .ThenBy(l => l.Fiche!.Adresse?.Valeur, StringComparer.Ordinal).First();

    private void Ecarter(LigneLue ligne, SortDeLigne sort, string motif) => Noter(ligne, sort, motif, []);

    private void Noter(LigneLue ligne, SortDeLigne sort, string? motif, IReadOnlyList<Changement> changements) => _lignes.Add(new()
    {
        ImportId = _importId,
        Numero = ligne.Numero,
        Sort = sort,
        Identifiant = Couper(ligne[Colonnes.Uai], LigneDImport.LongueurDeLIdentifiant),
        Nom = Couper(ligne[Colonnes.Nom], Etablissement.LongueurDuNom),
        Commune = Couper(ligne[Colonnes.Commune], Etablissement.LongueurDeLaCommune),
        Motif = motif is null ? null : Couper(motif, LigneDImport.LongueurDuMotif),
        Changements = changements,
    });

    private static string Couper(string texte, int maximum) => texte.Length <= maximum ? texte : texte[..maximum];
}
