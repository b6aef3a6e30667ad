using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Groups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "group_id",
                table: "change",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "photo_group",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    alias = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    privacy = table.Column<int>(type: "integer", nullable: false),
                    is_moderated = table.Column<bool>(type: "boolean", nullable: false),
                    limit_count = table.Column<int>(type: "integer", nullable: false),
                    limit_period = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<int>(type: "integer", nullable: false),
                    safety = table.Column<int>(type: "integer", nullable: false),
                    icon_photo_id = table.Column<long>(type: "bigint", nullable: true),
                    member_count = table.Column<int>(type: "integer", nullable: false),
                    photo_count = table.Column<int>(type: "integer", nullable: false),
                    topic_count = table.Column<int>(type: "integer", nullable: false),
                    curated_at = table.Column<long>(type: "bigint", nullable: true),
                    is_unlisted = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    active_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_photo_group", x => x.id);
                    table.ForeignKey(
                        name: "fk_photo_group_photo_icon_photo_id",
                        column: x => x.icon_photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "group_ban",
                columns: table => new
                {
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    by_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_ban", x => new { x.group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_group_ban_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_ban_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_invitation",
                columns: table => new
                {
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    invited_by_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_invitation", x => new { x.group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_group_invitation_person_invited_by_id",
                        column: x => x.invited_by_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_invitation_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_invitation_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_member",
                columns: table => new
                {
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    joined_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_member", x => new { x.group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_group_member_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_member_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_topic",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: true),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    is_sticky = table.Column<bool>(type: "boolean", nullable: false),
                    is_locked = table.Column<bool>(type: "boolean", nullable: false),
                    reply_count = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_topic", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_topic_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_group_topic_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_word",
                columns: table => new
                {
                    word = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    group_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_word", x => new { x.word, x.group_id });
                    table.ForeignKey(
                        name: "fk_group_word_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pool_photo",
                columns: table => new
                {
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    decided_by_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_photo", x => new { x.group_id, x.photo_id });
                    table.ForeignKey(
                        name: "fk_pool_photo_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pool_photo_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pool_photo_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_reply",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    topic_id = table.Column<long>(type: "bigint", nullable: false),
                    author_id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    edited_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_reply", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_reply_group_topic_topic_id",
                        column: x => x.topic_id,
                        principalTable: "group_topic",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_reply_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_report",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    group_id = table.Column<long>(type: "bigint", nullable: false),
                    reporter_id = table.Column<long>(type: "bigint", nullable: false),
                    photo_id = table.Column<long>(type: "bigint", nullable: true),
                    topic_id = table.Column<long>(type: "bigint", nullable: true),
                    reply_id = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_by_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_report_group_reply_reply_id",
                        column: x => x.reply_id,
                        principalTable: "group_reply",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_group_report_group_topic_topic_id",
                        column: x => x.topic_id,
                        principalTable: "group_topic",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_group_report_person_reporter_id",
                        column: x => x.reporter_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_report_photo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "photo_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_group_report_photo_photo_id",
                        column: x => x.photo_id,
                        principalTable: "photo",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "ix_group_ban_person_id",
                table: "group_ban",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_invitation_invited_by_id",
                table: "group_invitation",
                column: "invited_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_invitation_person_id_at",
                table: "group_invitation",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_member_group_id_role_joined_at",
                table: "group_member",
                columns: new[] { "group_id", "role", "joined_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_member_person_id_joined_at",
                table: "group_member",
                columns: new[] { "person_id", "joined_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_reply_author_id_id",
                table: "group_reply",
                columns: new[] { "author_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_reply_topic_id_created_at_id",
                table: "group_reply",
                columns: new[] { "topic_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_report_group_id_outcome_created_at",
                table: "group_report",
                columns: new[] { "group_id", "outcome", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_report_photo_id",
                table: "group_report",
                column: "photo_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_report_reply_id",
                table: "group_report",
                column: "reply_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_report_reporter_id_created_at",
                table: "group_report",
                columns: new[] { "reporter_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_report_topic_id",
                table: "group_report",
                column: "topic_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_topic_author_id_id",
                table: "group_topic",
                columns: new[] { "author_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_topic_group_id_is_sticky_last_at_id",
                table: "group_topic",
                columns: new[] { "group_id", "is_sticky", "last_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_word_group_id",
                table: "group_word",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_alias",
                table: "photo_group",
                column: "alias",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_icon_photo_id",
                table: "photo_group",
                column: "icon_photo_id");

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_privacy_active_at_id",
                table: "photo_group",
                columns: new[] { "privacy", "active_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_privacy_created_at_id",
                table: "photo_group",
                columns: new[] { "privacy", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_group_privacy_member_count_id",
                table: "photo_group",
                columns: new[] { "privacy", "member_count", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pool_photo_group_id_owner_id_added_at",
                table: "pool_photo",
                columns: new[] { "group_id", "owner_id", "added_at" });

            migrationBuilder.CreateIndex(
                name: "ix_pool_photo_group_id_state_since_photo_id",
                table: "pool_photo",
                columns: new[] { "group_id", "state", "since", "photo_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pool_photo_owner_id_since",
                table: "pool_photo",
                columns: new[] { "owner_id", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_pool_photo_photo_id",
                table: "pool_photo",
                column: "photo_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_ban");

            migrationBuilder.DropTable(
                name: "group_invitation");

            migrationBuilder.DropTable(
                name: "group_member");

            migrationBuilder.DropTable(
                name: "group_report");

            migrationBuilder.DropTable(
                name: "group_word");

            migrationBuilder.DropTable(
                name: "pool_photo");

            migrationBuilder.DropTable(
                name: "group_reply");

            migrationBuilder.DropTable(
                name: "group_topic");

            migrationBuilder.DropTable(
                name: "photo_group");

            migrationBuilder.DropColumn(
                name: "group_id",
                table: "change");
        }
    }
}
