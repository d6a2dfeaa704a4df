#include "writer.h"

#include <stdlib.h>

#include "arena.h"

static void hand_over(struct eca_writer *writer)
{
	eca_output_write(writer->out, writer->buf.bytes, writer->buf.used);
	writer->buf.used = 0;
}

struct eca_writer *eca_writer_new(const struct eca_model *model, enum eca_format format, bool bom,
                                  struct eca_output *out)
{
	static const struct writer_format *const formats[] = {
		[ECA_CSV] = &writer_csv,
		[ECA_JSON] = &writer_json,
		[ECA_NDJSON] = &writer_ndjson,
	};
	struct eca_writer *writer = need_memory(sizeof(*writer));

	*writer = (struct eca_writer){
		.model = model, .format = formats[format], .out = out, .bom = bom
	};
	buf_room(&writer->buf, 4096);
	writer->format->begin(writer);
	hand_over(writer);
	return writer;
}

void eca_writer_put(struct eca_writer *writer, const struct eca_result *result)
{
	writer->format->put(writer, result);
	writer->count++;
	hand_over(writer);
}

void eca_writer_end(struct eca_writer *writer)
{
	writer->format->end(writer);
	hand_over(writer);
	buf_free(&writer->buf);
	free(writer);
}
