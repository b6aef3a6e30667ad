using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Community : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_photo_tag_clean",
                table: "photo_tag");

            migrationBuilder.DropIndex(
                name: "ix_contact_person_id",
                table: "contact");

            migrationBuilder.DropIndex(
                name: "ix_album_owner_id_created_at_id",
                table: "album");

            migrationBuilder.AddColumn<long>(
                name: "added_at",
                table: "photo_tag",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "author_id",
                table: "photo_tag",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "namespace",
                table: "photo_tag",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "photo_tag",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "predicate",
                table: "photo_tag",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "value",
                table: "photo_tag",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "comment_count",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "comment_permission",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "content_type",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "deleted_at",
                table: "photo",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "favourite_count",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "guest_name",
                table: "photo",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "interestingness",
                table: "photo",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<bool>(
                name: "is_hidden",
                table: "photo",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "last_tag_number",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "licence",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "location_accuracy",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 16);

            migrationBuilder.AddColumn<int>(
                name: "location_context",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "meta_permission",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<int>(
                name: "rotation",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "safety",
                table: "photo",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "share_link_id",
                table: "photo",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "taken_down_at",
                table: "photo",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "uploaded_at",
                table: "photo",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "views",
                table: "photo",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "activity_seen_at",
                table: "person",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "default_content_type",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "default_licence",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "default_safety",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "default_visibility",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 4);

            migrationBuilder.AddColumn<bool>(
                name: "hides_from_robots",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "lets_download",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "location",
                table: "person",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "profile",
                table: "person",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "quota_bytes",
                table: "person",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "quota_monthly_uploads",
                table: "person",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "quota_photos",
                table: "person",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "safe_search",
                table: "person",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "shows_places",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "suspended_until",
                table: "person",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "position",
                table: "album",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "views",
                table: "album",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "batch",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    undone_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch", x => x.id);
                    table.ForeignKey(
                        name: "fk_batch_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "block",
                columns: table => new
                {
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block", x => new { x.owner_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_block_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_block_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    album_id = table.Column<long>(type: "bigint", nullable: true),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    taken_down_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment", x => x.id);
                    table.ForeignKey(
                        name: "fk_comment_album_album_id",
                        column: x => x.album_id,
                        principalTable: "album",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_comment_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_comment_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_comment_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "favourite",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_favourite", x => new { x.person_id, x.photo_id });
                    table.ForeignKey(
                        name: "fk_favourite_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_favourite_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_favourite_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderation_act",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    moderator_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    comment_id = table.Column<long>(type: "bigint", nullable: true),
                    report_id = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moderation_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    report_id = table.Column<long>(type: "bigint", nullable: true),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                    table.ForeignKey(
                        name: "fk_notice_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_day",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    views = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_day", x => new { x.photo_id, x.day });
                    table.ForeignKey(
                        name: "fk_photo_day_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: false),
                    x = table.Column<double>(type: "double precision", nullable: false),
                    y = table.Column<double>(type: "double precision", nullable: false),
                    width = table.Column<double>(type: "double precision", nullable: false),
                    height = table.Column<double>(type: "double precision", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_note", x => x.id);
                    table.ForeignKey(
                        name: "fk_photo_note_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_photo_note_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "photo_person",
                columns: table => new
                {
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    added_by_id = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    is_refused = table.Column<bool>(type: "boolean", nullable: false),
                    x = table.Column<double>(type: "double precision", nullable: true),
                    y = table.Column<double>(type: "double precision", nullable: true),
                    width = table.Column<double>(type: "double precision", nullable: true),
                    height = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_person", x => new { x.photo_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_photo_person_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_photo_person_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "share_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    album_id = table.Column<long>(type: "bigint", nullable: true),
                    allows_upload = table.Column<bool>(type: "boolean", nullable: false),
                    allows_download = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    opened = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_share_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_share_link_album_album_id",
                        column: x => x.album_id,
                        principalTable: "album",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_share_link_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_share_link_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "batch_photo",
                columns: table => new
                {
                    batch_id = table.Column<long>(type: "bigint", nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    is_done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batch_photo", x => new { x.batch_id, x.photo_id });
                    table.ForeignKey(
                        name: "fk_batch_photo_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reporter_id = table.Column<long>(type: "bigint", nullable: false),
                    about_id = table.Column<long>(type: "bigint", nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    comment_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_by_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_comment_comment_id",
                        column: x => x.comment_id,
                        principalTable: "comment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_report_person_about_id",
                        column: x => x.about_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_person_reporter_id",
                        column: x => x.reporter_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_photo_tag_added_at_clean",
                table: "photo_tag",
                columns: new[] { "added_at", "clean" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_tag_clean_photo_id",
                table: "photo_tag",
                columns: new[] { "clean", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_tag_namespace_predicate",
                table: "photo_tag",
                columns: new[] { "namespace", "predicate" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_deleted_at",
                table: "photo",
                column: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "ix_photo_latitude_longitude",
                table: "photo",
                columns: new[] { "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_owner_id_taken_at_id",
                table: "photo",
                columns: new[] { "owner_id", "taken_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_owner_id_uploaded_at",
                table: "photo",
                columns: new[] { "owner_id", "uploaded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_visibility_interestingness_id",
                table: "photo",
                columns: new[] { "visibility", "interestingness", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_person_id_since",
                table: "contact",
                columns: new[] { "person_id", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_album_owner_id_position_created_at_id",
                table: "album",
                columns: new[] { "owner_id", "position", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_batch_owner_id_created_at",
                table: "batch",
                columns: new[] { "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_batch_photo_batch_id_is_done",
                table: "batch_photo",
                columns: new[] { "batch_id", "is_done" });

            migrationBuilder.CreateIndex(
                name: "ix_block_person_id",
                table: "block",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_comment_album_id_created_at_id",
                table: "comment",
                columns: new[] { "album_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_author_id_created_at_id",
                table: "comment",
                columns: new[] { "author_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_owner_id_created_at_id",
                table: "comment",
                columns: new[] { "owner_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_comment_photo_id_created_at_id",
                table: "comment",
                columns: new[] { "photo_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_favourite_owner_id_at",
                table: "favourite",
                columns: new[] { "owner_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_favourite_person_id_at_photo_id",
                table: "favourite",
                columns: new[] { "person_id", "at", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_favourite_photo_id_at",
                table: "favourite",
                columns: new[] { "photo_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_moderation_act_at",
                table: "moderation_act",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_moderation_act_person_id",
                table: "moderation_act",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_id_at",
                table: "notice",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_note_author_id",
                table: "photo_note",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_photo_note_photo_id",
                table: "photo_note",
                column: "photo_id");

            migrationBuilder.CreateIndex(
                name: "ix_photo_person_person_id_added_at",
                table: "photo_person",
                columns: new[] { "person_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_about_id",
                table: "report",
                column: "about_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_comment_id",
                table: "report",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_outcome_created_at",
                table: "report",
                columns: new[] { "outcome", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_photo_id_outcome",
                table: "report",
                columns: new[] { "photo_id", "outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_report_reporter_id_created_at",
                table: "report",
                columns: new[] { "reporter_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_share_link_album_id",
                table: "share_link",
                column: "album_id");

            migrationBuilder.CreateIndex(
                name: "ix_share_link_owner_id_created_at",
                table: "share_link",
                columns: new[] { "owner_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_share_link_photo_id",
                table: "share_link",
                column: "photo_id");

            migrationBuilder.CreateIndex(
                name: "ix_share_link_token",
                table: "share_link",
                column: "token",
                unique: true);

            // Until now a photo's owner was the only one who could tag it, when it was posted or later.
            migrationBuilder.Sql("""
                update photo_tag set number = position + 1,
                    author_id = (select owner_id from photo where photo.id = photo_tag.photo_id),
                    added_at = (select posted_at from photo where photo.id = photo_tag.photo_id)
                """);
            migrationBuilder.Sql("update photo set uploaded_at = posted_at, last_tag_number = (select coalesce(max(number), 0) from photo_tag where photo_tag.photo_id = photo.id)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batch_photo");

            migrationBuilder.DropTable(
                name: "block");

            migrationBuilder.DropTable(
                name: "favourite");

            migrationBuilder.DropTable(
                name: "moderation_act");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "photo_day");

            migrationBuilder.DropTable(
                name: "photo_note");

            migrationBuilder.DropTable(
                name: "photo_person");

            migrationBuilder.DropTable(
                name: "report");

            migrationBuilder.DropTable(
                name: "share_link");

            migrationBuilder.DropTable(
                name: "batch");

            migrationBuilder.DropTable(
                name: "comment");

            migrationBuilder.DropIndex(
                name: "ix_photo_tag_added_at_clean",
                table: "photo_tag");

            migrationBuilder.DropIndex(
                name: "ix_photo_tag_clean_photo_id",
                table: "photo_tag");

            migrationBuilder.DropIndex(
                name: "ix_photo_tag_namespace_predicate",
                table: "photo_tag");

            migrationBuilder.DropIndex(
                name: "ix_photo_deleted_at",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_latitude_longitude",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_owner_id_taken_at_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_owner_id_uploaded_at",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_visibility_interestingness_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_contact_person_id_since",
                table: "contact");

            migrationBuilder.DropIndex(
                name: "ix_album_owner_id_position_created_at_id",
                table: "album");

            migrationBuilder.DropColumn(
                name: "added_at",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "author_id",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "namespace",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "number",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "predicate",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "value",
                table: "photo_tag");

            migrationBuilder.DropColumn(
                name: "comment_count",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "comment_permission",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "content_type",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "favourite_count",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "guest_name",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "interestingness",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "is_hidden",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "last_tag_number",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "licence",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "location_accuracy",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "location_context",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "meta_permission",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "rotation",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "safety",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "share_link_id",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "taken_down_at",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "uploaded_at",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "views",
                table: "photo");

            migrationBuilder.DropColumn(
                name: "activity_seen_at",
                table: "person");

            migrationBuilder.DropColumn(
                name: "default_content_type",
                table: "person");

            migrationBuilder.DropColumn(
                name: "default_licence",
                table: "person");

            migrationBuilder.DropColumn(
                name: "default_safety",
                table: "person");

            migrationBuilder.DropColumn(
                name: "default_visibility",
                table: "person");

            migrationBuilder.DropColumn(
                name: "hides_from_robots",
                table: "person");

            migrationBuilder.DropColumn(
                name: "lets_download",
                table: "person");

            migrationBuilder.DropColumn(
                name: "location",
                table: "person");

            migrationBuilder.DropColumn(
                name: "profile",
                table: "person");

            migrationBuilder.DropColumn(
                name: "quota_bytes",
                table: "person");

            migrationBuilder.DropColumn(
                name: "quota_monthly_uploads",
                table: "person");

            migrationBuilder.DropColumn(
                name: "quota_photos",
                table: "person");

            migrationBuilder.DropColumn(
                name: "safe_search",
                table: "person");

            migrationBuilder.DropColumn(
                name: "shows_places",
                table: "person");

            migrationBuilder.DropColumn(
                name: "suspended_until",
                table: "person");

            migrationBuilder.DropColumn(
                name: "position",
                table: "album");

            migrationBuilder.DropColumn(
                name: "views",
                table: "album");

            migrationBuilder.CreateIndex(
                name: "ix_photo_tag_clean",
                table: "photo_tag",
                column: "clean");

            migrationBuilder.CreateIndex(
                name: "ix_contact_person_id",
                table: "contact",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_album_owner_id_created_at_id",
                table: "album",
                columns: new[] { "owner_id", "created_at", "id" });
        }
    }
}
