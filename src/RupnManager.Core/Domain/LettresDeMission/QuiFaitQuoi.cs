using System.Text.Json.Serialization;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Ce que fait un acteur d'une tâche : rien, il est informé, il contribue, il fait.</summary>
public enum Participation { SansObjet, Informe, Contribue, Fait }

/// <summary>Une ligne de l'annexe « qui fait quoi ? » : une tâche et la part de chaque acteur.</summary>
public sealed record LigneQuiFaitQuoi(
    string Cle, string Tache, Participation Etablissement, Participation Collectivite, Participation Academie, Participation Prestataire)
{
    public const int LongueurDeLaTache = 200;
    public const int Maximum = 60;

    /// <summary>Faux si personne ne fait la tâche (avertissement annexe.sans-responsable).</summary>
    public bool AUnResponsable =>
        new[] { Etablissement, Collectivite, Academie, Prestataire }.Contains(Participation.Fait);

    /// <summary>La ligne en une phrase : « Publier sur le site : établissement fait, collectivité sans objet… ».</summary>
    [JsonIgnore]
    public string EnMots => $"{Tache} : établissement {Etablissement.Libelle()}, collectivité {Collectivite.Libelle()}, "
        + $"académie {Academie.Libelle()}, prestataire {Prestataire.Libelle()}";

    /// <summary>L'avertissement de la ligne, s'il y a lieu.</summary>
    public string? Avertissement => AUnResponsable ? null : ReglesDeLaLettre.AnnexeSansResponsable.Dire(("tache", Tache));
}

/// <summary>Le tableau proposé, à adapter avec la collectivité.</summary>
public static class ModeleQuiFaitQuoi
{
    public static readonly IReadOnlyList<LigneQuiFaitQuoi> Lignes =
    [
        Ligne("q.besoins", "Recenser les besoins en équipement", "FCI–"),
        Ligne("q.achat", "Acheter et renouveler les postes, tablettes, vidéoprojecteurs", "CFIC"),
        Ligne("q.cablage", "Câbler, brancher à internet, entretenir le réseau", "IFIC"),
        Ligne("q.serveurs", "Entretenir les serveurs et sauvegarder", "IFCC"),
        Ligne("q.postes", "Réparer un poste en panne", "IF–C"),
        Ligne("q.signalement", "Constater un incident et le déclarer", "FI–I"),
        Ligne("q.logiciels", "Choisir les logiciels et manuels numériques", "FCC–"),
        Ligne("q.installation", "Installer et mettre à jour les logiciels", "CF–C"),
        Ligne("q.ent", "Fournir et héberger l'ENT", "IFFC"),
        Ligne("q.comptes", "Gérer les comptes et les droits dans l'ENT", "FIC–"),
        Ligne("q.site", "Publier sur le site de l'établissement", "F–I–"),
        Ligne("q.filtrage", "Filtrer la navigation, tenir les journaux de connexion", "CFCC"),
        Ligne("q.formation", "Former les enseignants", "C–F–"),
        Ligne("q.eleves", "Former les élèves à un usage responsable", "F–C–"),
        Ligne("q.rgpd", "Tenir le registre des traitements", "FCCI"),
    ];

    /// <summary>La lettre d'une participation, comme dans le tableau imprimé.</summary>
    public static string Lettre(this Participation participation) => participation switch
    {
        Participation.Fait => "F",
        Participation.Contribue => "C",
        Participation.Informe => "I",
        _ => "–",
    };

    public static string Libelle(this Participation participation) => participation switch
    {
        Participation.Fait => "fait",
        Participation.Contribue => "contribue",
        Participation.Informe => "informé",
        _ => "sans objet",
    };

    private static LigneQuiFaitQuoi Ligne(string cle, string tache, string parts) =>
        new(cle, tache, Lire(parts[0]), Lire(parts[1]), Lire(parts[2]), Lire(parts[3]));

    private static Participation Lire(char lettre) => lettre switch
    {
        'F' => Participation.Fait,
        'C' => Participation.Contribue,
        'I' => Participation.Informe,
        _ => Participation.SansObjet,
    };
}
