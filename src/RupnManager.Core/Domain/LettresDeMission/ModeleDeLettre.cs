using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Le texte académique versionné dont naît une lettre. Publié, il ne change plus.</summary>
public sealed class ModeleDeLettre
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>L'académie du modèle ; rien pour le modèle national.</summary>
    public string? CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required int Numero { get; init; }
    public required IReadOnlyList<ClauseDeModele> Clauses { get; set; }

    /// <summary>Le tableau « qui fait quoi ? » que l'académie propose aux établissements.</summary>
    public IReadOnlyList<LigneQuiFaitQuoi> QuiFaitQuoi { get; private set; } = ModeleQuiFaitQuoi.Lignes;
    public DateTime? PublieLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>« M-2026-2 ».</summary>
    public string Nom => NomDe(Annee, Numero);

    internal static string NomDe(AnneeScolaire annee, int numero) => $"M-{annee.Debut}-{numero}";

    public ClauseDeModele? Clause(string cle) => Clauses.FirstOrDefault(c => c.Cle == cle);

    public IEnumerable<ClauseDeModele> De(Partie partie) => Clauses.Where(c => c.Partie == partie);

    /// <summary>Les clauses que le chef peut adapter, d'office ou à choisir ; celles que l'académie a vidées ne sont plus proposées.</summary>
    public IEnumerable<ClauseDeModele> Adaptables =>
        Clauses.Where(c => c.Statut is StatutDeClause.Adaptable && !string.IsNullOrWhiteSpace(c.Texte));

    /// <summary>Vrai tant que le modèle n'est pas publié.</summary>
    public bool EnPreparation => PublieLe is null;

    /// <summary>Les crochets qui ne sont pas des champs connus ; ils empêchent de publier.</summary>
    public IReadOnlyList<ChampInconnu> ChampsInconnus => [.. Clauses.SelectMany(ChampInconnu.Dans)];

    /// <summary>Une version à préparer pour une académie et une année, d'après celle-ci.</summary>
    public ModeleDeLettre Decliner(string codeAcademie, AnneeScolaire annee, int numero) =>
        new() { CodeAcademie = codeAcademie, Annee = annee, Numero = numero, Clauses = Clauses, QuiFaitQuoi = QuiFaitQuoi };

    /// <summary>Rend le modèle disponible pour les lettres. Refus : modele.publie ; modele.champ si un crochet n'est pas un champ connu.</summary>
    public void Publier(DateTime quand)
    {
        ExigerEnPreparation();
        if (ChampsInconnus is [var champ, ..]) throw ReglesDeLaLettre.ModeleChamp.Refus(("champ", $"[{champ.Champ}]"));
        PublieLe = quand;
        Version++;
    }

    /// <summary>
    /// Remplace le texte d'une clause académique ou adaptable, tant que le modèle est en préparation ; faux si rien ne change.
    /// Refus : modele.publie, lettre.verrou, lettre.clause-longue, modele.signature.
    /// </summary>
    public bool Ecrire(string cle, string? texte, string champ = "Texte")
    {
        ExigerEnPreparation();
        if (Clause(cle) is not { Statut: StatutDeClause.Academique or StatutDeClause.Adaptable } clause) throw ReglesDeLaLettre.Verrou.RefusSur(champ);
        var nouveau = (texte ?? "").Trim();
        if (nouveau.Length > ClauseDeModele.LongueurDuTexte)
            throw ReglesDeLaLettre.ClauseLongue.RefusSur(champ, ("nombre", nouveau.Length), ("maximum", ClauseDeModele.LongueurDuTexte));
        if (nouveau.Length == 0 && clause.Partie is Partie.Signatures) throw ReglesDesModeles.SignatureVide.RefusSur(champ);
        if (nouveau == clause.Texte) return false;
        Clauses = [.. Clauses.Select(c => c == clause ? c with { Texte = nouveau } : c)];
        Version++;
        return true;
    }

    /// <summary>Remplace le tableau « qui fait quoi ? » proposé ; faux si rien ne change. Refus : modele.publie, modele.tache.</summary>
    public bool EcrireQuiFaitQuoi(IReadOnlyList<LigneQuiFaitQuoi> lignes)
    {
        ExigerEnPreparation();
        for (var i = 0; i < lignes.Count; i++)
            if (i == LigneQuiFaitQuoi.Maximum || string.IsNullOrWhiteSpace(lignes[i].Tache) || lignes[i].Tache.Length > LigneQuiFaitQuoi.LongueurDeLaTache)
                throw ReglesDesModeles.Tache.RefusSur($"QuiFaitQuoi[{i}].Tache",
                    ("maximum", LigneQuiFaitQuoi.LongueurDeLaTache), ("lignes", LigneQuiFaitQuoi.Maximum));
        if (lignes.SequenceEqual(QuiFaitQuoi)) return false;
        QuiFaitQuoi = [.. lignes];
        Version++;
        return true;
    }

    private void ExigerEnPreparation()
    {
        if (!EnPreparation) throw ReglesDesModeles.Publie.Refus(("modele", Nom));
    }
}
